import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPeer } from '@naturalcad/peers'
import type { BenchOptions } from '../bench-options.ts'
import { median } from '../median.ts'
import { toMeasure, type Measure } from '../report.ts'
import { startCommandLine, startParallelClients } from './clients.ts'
import { makeLargeFile, makeSmallFiles } from './make-files.ts'
import { measureStart } from './measure-start.ts'
import { measureWorkload, type StepFigures, type WorkloadFigures, type WorkloadOptions } from './measure-workload.ts'

const smallFiles = 2000
/** In MiB, all clients together: the memory for the second is to be hardly more than for the first. */
const sizes = { modest: 100, large: 1024 }
const goals = { startRatio: 5, cpuShare: 0.3, memoryRatio: 1.2 }

/** The emulator under the `hf` command and under 16 clients at once: requests, CPU, memory, and how fast it starts. */
export async function benchHubEmulator({ rounds, tell }: BenchOptions): Promise<Measure[]> {
  const peer = findPeer('huggingface_hub')
  if (!peer.found) throw new Error(`the bench works with the Python client: ${peer.reason}`)
  const folder = mkdtempSync(join(tmpdir(), 'naturalcad-bench-'))
  try {
    tell(`start, ${rounds} rounds`)
    const measures = [await startMeasure(folder, rounds)]
    for (const [name, startClients] of [['hf', startCommandLine], ['16 clients', startParallelClients]] as const) {
      const measure = (fill: WorkloadOptions['fill']) => measureWorkload({ folder, python: peer.program, startClients, fill })
      const small: WorkloadFigures[] = []
      for (let round = 0; round < rounds; round += 1) {
        tell(`${name}: ${smallFiles} small files, round ${round + 1} of ${rounds}`)
        small.push(await measure((place, clients) => makeSmallFiles(place, smallFiles / clients)))
      }
      measures.push(...workloadMeasures(`${name}, ${smallFiles} files`, small))
      const ofSize = async (mebibytes: number): Promise<WorkloadFigures> => {
        tell(`${name}: ${mebibytes} MiB`)
        return measure((place, clients) => makeLargeFile(join(place, 'large.bin'), Math.max(1, Math.round(mebibytes / clients))))
      }
      const modest = await ofSize(sizes.modest)
      const large = await ofSize(sizes.large)
      measures.push(
        ...workloadMeasures(`${name}, 1 GiB`, [large], sizes.large),
        toMeasure({ name: `${name}, peak memory, 1 GiB to 100 MiB`, unit: 'MiB', better: 'lower', ours: large.peakMiB, peer: modest.peakMiB, peerName: '100 MiB', goal: goals.memoryRatio }),
      )
    }
    return measures
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startMeasure(folder: string, rounds: number): Promise<Measure> {
  const starts = []
  for (let round = 0; round < rounds; round += 1) starts.push(await measureStart(folder))
  const [ours, peer] = [median(starts.map(({ emulatorMs }) => emulatorMs)), median(starts.map(({ nodeMs }) => nodeMs))]
  return toMeasure({ name: 'start to first answer', unit: 'ms', better: 'lower', ours, peer, peerName: 'node -e 0', goal: goals.startRatio })
}

/** Seconds of CPU stand beside those of the wall, so their ratio is the share of one core. */
function workloadMeasures(name: string, figures: readonly WorkloadFigures[], mebibytes?: number): Measure[] {
  const of = (figure: (workload: WorkloadFigures) => number): number => median(figures.map(figure))
  const stepMeasures = (step: 'upload' | 'download'): Measure[] => {
    const take = (figure: (one: StepFigures) => number): number => of((workload) => figure(workload[step]))
    return [
      toMeasure({ name: `${name}, ${step}`, unit: 'requests/s', better: 'higher', ours: take(({ requests, seconds }) => requests / seconds) }),
      ...(mebibytes === undefined ? [] : [toMeasure({ name: `${name}, ${step}`, unit: 'MiB/s', better: 'higher', ours: take(({ seconds }) => mebibytes / seconds) })]),
      toMeasure({
        name: `${name}, ${step}, CPU`, unit: 's', better: 'lower', goal: goals.cpuShare, peerName: 'wall', ours: take(({ cpuSeconds }) => cpuSeconds), peer: take(({ seconds }) => seconds),
      }),
    ]
  }
  return [...stepMeasures('upload'), ...stepMeasures('download'), toMeasure({ name: `${name}, peak memory`, unit: 'MiB', better: 'lower', ours: of(({ peakMiB }) => peakMiB) })]
}
