import type { LogEntry, ReadOptions, RecordSchema, Redact, RunLog } from './run-log.ts'

export interface MemoryRunLogOptions<Record> {
  schema: RecordSchema<Record>
  redact?: Redact
}

/** Keeps records in this process, for tests and for runs without a disk. */
export function createMemoryRunLog<Record>({ schema, redact = (value) => value }: MemoryRunLogOptions<Record>): RunLog<Record> {
  const entries: LogEntry<Record>[] = []
  return {
    async append(record) {
      const position = { sequence: entries.length + 1 }
      entries.push({ position, record: schema.parse(redact(structuredClone(record))) })
      return position
    },
    async *read({ after, where = () => true, signal }: ReadOptions<Record> = {}) {
      for (const entry of entries) {
        signal?.throwIfAborted()
        if (entry.position.sequence > (after?.sequence ?? 0) && where(entry.record)) yield structuredClone(entry)
      }
    },
    async close() {},
  }
}
