import { createDiskRunLog, type DiskRunLog } from '@naturalcad/run-logger'

export interface Mark {
  writer: string
  n: number
  text?: string
}

export function openLog(file: string, maxBytes = 1_000_000): DiskRunLog<Mark> {
  return createDiskRunLog<Mark>({ file, schema: { parse: (value) => value as Mark }, rotation: { maxBytes } })
}

/** How often each record is in the log, as `writer n`. */
export async function countRecords(log: DiskRunLog<Mark>): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for await (const { record } of log.read()) {
    const key = `${record.writer} ${record.n}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
