import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findPeer } from '@naturalcad/peers'
import { clientEnvironment } from '../hub-emulator/client-environment.ts'
import { startEmulatorProcess } from '../hub-emulator/emulator-process.ts'
import { makeLargeFile, makeSmallFiles } from '../hub-emulator/make-files.ts'
import { measureProcess, type ProcessFigures } from '../measure-process.ts'
import { toMeasure, type Measure } from '../report.ts'

const script = join(import.meta.dirname, 'hub-transfer.ts')

/** The driver, built as its users have it, in a process of its own against the `hf` command: a folder up and down again, each with an emulator of its own. */
export async function compareOnHub(folder: string, tell: (message: string) => void): Promise<Measure[]> {
  const python = findPeer('huggingface_hub')
  if (!python.found) throw new Error(`the bench works with the hf command: ${python.reason}`)
  const measures: Measure[] = []
  const workloads = { '2000 small files': (place: string) => makeSmallFiles(place, 2000), '1 GiB': (place: string) => makeLargeFile(join(place, 'large.bin'), 1024) }
  for (const [name, fill] of Object.entries(workloads)) {
    tell(`Hugging Face: ${name}`)
    const theirs = await transfer(folder, python.program, fill, false)
    const ours = await transfer(folder, python.program, fill, true)
    for (const step of ['up', 'down'] as const) {
      measures.push(
        toMeasure({ name: `Hugging Face, ${name}, ${step}`, unit: 's', better: 'lower', ours: ours[step].ms / 1000, peer: theirs[step].ms / 1000, peerName: 'hf', goal: 1 }),
        toMeasure({ name: `Hugging Face, ${name}, ${step}, peak memory`, unit: 'MiB', better: 'lower', ours: ours[step].peakMiB, peer: theirs[step].peakMiB, peerName: 'hf' }),
      )
    }
  }
  return measures
}

async function transfer(folder: string, python: string, fill: (place: string) => void, isOurs: boolean): Promise<Record<'up' | 'down', ProcessFigures>> {
  const place = mkdtempSync(join(folder, 'hub-'))
  const emulator = await startEmulatorProcess(join(place, 'data'))
  try {
    const [sent, received] = [join(place, 'sent'), join(place, 'received')]
    mkdirSync(sent)
    mkdirSync(received)
    fill(sent)
    const environment = clientEnvironment({ ...emulator, home: join(place, 'home') })
    const hf = (...args: string[]) => measureProcess(python, [python, join(dirname(python), 'hf'), ...args], environment)
    const ours = (direction: string, where: string) => measureProcess(python, [process.execPath, script, direction, where, emulator.url, emulator.token, 'alice/bench'])
    hf('buckets', 'create', 'alice/bench')
    const remote = 'hf://buckets/alice/bench/ours'
    const up = isOurs ? ours('up', sent) : hf('buckets', 'sync', sent, remote)
    const down = isOurs ? ours('down', received) : hf('buckets', 'sync', remote, received)
    const [before, after] = [sumBytes(sent), sumBytes(received)]
    if (before !== after) throw new Error(`${before} bytes went, ${after} came back`)
    return { up, down }
  } finally {
    await emulator.stop()
    rmSync(place, { recursive: true, force: true })
  }
}

function sumBytes(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
