import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { findPeer } from '@naturalcad/peers'
import type { BenchOptions } from '../bench-options.ts'
import { measureProcess, type ProcessFigures } from '../measure-process.ts'
import { median } from '../median.ts'
import { startLineProcess, type LineProcess } from '../process-line.ts'
import { toMeasure, type Measure } from '../report.ts'

/** Linear tolerance of every mesh, in millimetres; the angular one is 0.2 rad on both sides. */
const linear = 0.1
/** For both sides alike: V8 compiles what is used often anew. */
const warmUpRounds = 4
const peerName = 'Python build123d'
const here = import.meta.dirname
const command = join(here, '../../../../apps/tui/dist/main.js')
const peerScript = join(here, 'python/run_part.py')

type Kind = 'files' | 'whole'

/** The same six scripts through the product and through real build123d, in turn: cold, warm, and the whole job with files and checks. */
export async function benchMainJob({ rounds, tell }: BenchOptions): Promise<Measure[]> {
  const peer = findPeer('build123d')
  if (!peer.found) throw new Error(`the bench compares with Python build123d: ${peer.reason}`)
  const python = peer.program
  const parts = globSync('parts/*.py', { cwd: here }).sort()
  const folder = mkdtempSync(join(tmpdir(), 'naturalcad-bench-'))
  const ours = await startLineProcess(process.execPath, ['--conditions=@naturalcad/source', join(here, 'serve.ts')])
  const theirs = await startLineProcess(python, [peerScript, 'serve'])
  try {
    const measures: Measure[] = []
    const all = { cold: [] as number[], memory: [] as number[], warm: [] as number[], whole: [] as number[] }
    tell(`warming up, ${warmUpRounds} rounds of every part`)
    for (let round = 0; round < warmUpRounds; round += 1) {
      for (const part of parts) {
        const task = { kind: 'files', script: join(here, part), folder, linear }
        await ours.ask(task)
        await theirs.ask(task)
      }
    }
    for (const part of parts) {
      const script = join(here, part)
      const name = basename(part, '.py')
      tell(`${name}: cold, ${rounds} rounds`)
      const cold = measureCold(python, script, folder, rounds)
      measures.push(toMeasure({ name: `cold, ${name}`, unit: 'ms', better: 'lower', peerName, ...medians(cold, ({ ms }) => ms) }))
      measures.push(toMeasure({ name: `cold memory, ${name}`, unit: 'MiB', better: 'lower', peerName, ...medians(cold, ({ peakMiB }) => peakMiB) }))
      all.cold.push(ratioOf(measures.at(-2)))
      all.memory.push(ratioOf(measures.at(-1)))
      for (const kind of ['files', 'whole'] as const) {
        tell(`${name}: ${kind === 'files' ? 'warm' : 'whole job'}, ${rounds} rounds`)
        const warm = await measureWarm({ ours, theirs, kind, script, folder, rounds })
        measures.push(toMeasure({ name: `${kind === 'files' ? 'warm' : 'whole job'}, ${name}`, unit: 'ms', better: 'lower', peerName, ...medians(warm, (ms) => ms) }))
        all[kind === 'files' ? 'warm' : 'whole'].push(ratioOf(measures.at(-1)))
      }
    }
    const summary = (name: string, ratios: number[], goal: number) => toMeasure({ name, unit: 'ratio', better: 'lower', ours: median(ratios), peer: 1, peerName, goal })
    return [
      ...measures,
      summary('cold time, median ratio', all.cold, 0.4),
      summary('cold peak memory, median ratio', all.memory, 0.6),
      summary('warm time, median ratio', all.warm, 1),
      summary('whole job, median ratio', all.whole, 1),
    ]
  } finally {
    await ours.close()
    await theirs.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Pairs<Figure> {
  ours: Figure[]
  theirs: Figure[]
}

/** One process a part: script to STEP and STL. */
function measureCold(python: string, script: string, folder: string, rounds: number): Pairs<ProcessFigures> {
  const pairs: Pairs<ProcessFigures> = { ours: [], theirs: [] }
  for (let round = 0; round < rounds; round += 1) {
    const out = join(folder, `cold-${round}`)
    const options = ['--formats', 'step,stl', '--tolerance', String(linear), '--out', out, '--force', '--json']
    pairs.ours.push(measureProcess(python, [process.execPath, command, 'run', script, ...options]))
    pairs.theirs.push(measureProcess(python, [python, peerScript, 'files', script, folder, String(linear)]))
  }
  return pairs
}

interface WarmOptions {
  ours: LineProcess
  theirs: LineProcess
  kind: Kind
  script: string
  folder: string
  rounds: number
}

/** Processes that are ready, as after some jobs: the work alone. One round more than counted. */
async function measureWarm({ ours, theirs, kind, script, folder, rounds }: WarmOptions): Promise<Pairs<number>> {
  const task = { kind, script, folder, linear }
  const pairs: Pairs<number> = { ours: [], theirs: [] }
  for (let round = 0; round <= rounds; round += 1) {
    const mine = Number((await ours.ask(task))['ms'])
    const other = Number((await theirs.ask(task))['ms'])
    if (round === 0) continue
    pairs.ours.push(mine)
    pairs.theirs.push(other)
  }
  return pairs
}

function medians<Figure>({ ours, theirs }: Pairs<Figure>, figure: (value: Figure) => number): { ours: number; peer: number } {
  return { ours: median(ours.map(figure)), peer: median(theirs.map(figure)) }
}

function ratioOf(measure: Measure | undefined): number {
  if (measure?.ratio == null) throw new Error('a measure has no ratio')
  return measure.ratio
}
