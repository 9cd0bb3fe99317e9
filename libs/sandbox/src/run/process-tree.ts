import { readdirSync, readFileSync } from 'node:fs'

export interface TreeProcess {
  pid: number
  parent: number
  /** The name of its program, at most 15 bytes. */
  name: string
  /** In ticks since the machine started. */
  startedAt: number
  /** Of itself and the children that it has waited for, in ticks. */
  processorTicks: number
  /** Bytes that it holds for itself. What it shares by copy-on-write counts as its own. */
  memoryBytes: number
}

/** A process and all below it, from /proc; the process itself first. Empty where there is no /proc, or when it has ended. */
export function readTree(root: number): TreeProcess[] {
  if (process.platform !== 'linux') return []
  const byParent = new Map<number, TreeProcess[]>()
  for (const one of readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap(readProcess)) {
    byParent.set(one.parent, [...(byParent.get(one.parent) ?? []), one])
  }
  const below = (one: TreeProcess): TreeProcess[] => [one, ...(byParent.get(one.pid) ?? []).flatMap(below)]
  return readProcess(String(root)).flatMap(below)
}

function readProcess(name: string): TreeProcess[] {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
    const status = readFileSync(`/proc/${name}/status`, 'utf8')
    const [, command = '', rest = ''] = /^\d+ \((.*)\) (.*)$/s.exec(stat) ?? []
    // As proc(5) counts them, less the three that are cut off here.
    const fields = rest.split(' ').map(Number)
    const field = (number: number) => fields[number - 3] ?? 0
    const kilobytes = (label: string) => Number(new RegExp(`^${label}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
    return [
      {
        pid: Number(name),
        parent: field(4),
        name: command,
        startedAt: field(22),
        processorTicks: field(14) + field(15) + field(16) + field(17),
        memoryBytes: 1024 * (kilobytes('RssAnon') + kilobytes('RssShmem')),
      },
    ]
  } catch {
    // It ended meanwhile.
    return []
  }
}
