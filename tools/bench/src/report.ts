import { cpus, totalmem } from 'node:os'

/** One figure beside its peer's, both taken in the same run. */
export interface Measure {
  name: string
  unit: string
  better: 'lower' | 'higher'
  ours: number
  peer: number | null
  peerName: string | null
  /** Ours divided by the peer's. */
  ratio: number | null
  goal: number | null
  met: boolean | null
}

export interface BenchReport {
  bench: string
  machine: { cpu: string; cores: number; memoryGiB: number; node: string }
  measures: Measure[]
}

export interface MeasureInput {
  name: string
  unit: string
  better: Measure['better']
  ours: number
  peer?: number
  peerName?: string
  /** The ratio aimed at: at most for `lower`, at least for `higher`. */
  goal?: number
}

export function toMeasure({ name, unit, better, ours, peer, peerName, goal }: MeasureInput): Measure {
  const ratio = peer === undefined ? null : ours / peer
  return {
    name,
    unit,
    better,
    ours,
    peer: peer ?? null,
    peerName: peerName ?? null,
    ratio,
    goal: goal ?? null,
    met: ratio === null || goal === undefined ? null : better === 'lower' ? ratio <= goal : ratio >= goal,
  }
}

export function createReport(bench: string, measures: Measure[]): BenchReport {
  const [first, ...others] = cpus()
  return {
    bench,
    machine: { cpu: first?.model ?? 'unknown', cores: others.length + 1, memoryGiB: Math.round(totalmem() / 1024 ** 3), node: process.version },
    measures,
  }
}

/** For people: a row a measure. */
export function formatReport({ bench, machine, measures }: BenchReport): string {
  const head = ['measure', 'unit', 'ours', 'peer', 'ratio', 'goal', 'met', 'peer is']
  const rows = measures.map(({ name, unit, ours, peer, peerName, ratio, goal, better, met }) => [
    name,
    unit,
    formatFigure(ours),
    peer === null ? '-' : formatFigure(peer),
    ratio === null ? '-' : ratio.toFixed(2),
    goal === null ? '-' : `${better === 'lower' ? '<=' : '>='} ${goal}`,
    met === null ? '-' : met ? 'yes' : 'no',
    peerName ?? '-',
  ])
  const widths = head.map((title, index) => Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)))
  const lines = [head, ...rows].map((row) => row.map((cell, index) => (index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0))).join('  '))
  return `${bench} on ${machine.cores} cores (${machine.cpu}), Node ${machine.node}\n${lines.join('\n')}\n`
}

function formatFigure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
