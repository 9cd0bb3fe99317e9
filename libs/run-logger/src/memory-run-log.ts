import { closedError } from './closed-error.ts'
import { encodeLine } from './line/line.ts'
import { noCursorError } from './read/cursor.ts'
import { compileFilter } from './read/record-filter.ts'
import type { FollowOptions, LogEntry, ReadOptions, RecordSchema, Redact, RunLog } from './run-log.ts'

export interface MemoryRunLogOptions<Record> {
  schema: RecordSchema<Record>
  redact?: Redact
  /** The key with the time of a record. @default 'timestamp' */
  timeField?: string
}

/** Keeps records in this process, for tests and for runs without a disk. Refuses what the disk would refuse. */
export function createMemoryRunLog<Record>({ schema, redact = (value) => value, timeField = 'timestamp' }: MemoryRunLogOptions<Record>): RunLog<Record> {
  const lines: { offset: number; text: string }[] = []
  const wakers = new Set<() => void>()
  let size = 0
  let isClosed = false

  const entryAt = (index: number): LogEntry<Record> & { raw: globalThis.Record<string, unknown> } => {
    const line = lines[index]
    const { _crc, _v, ...raw } = JSON.parse(line?.text ?? '{}') as globalThis.Record<string, unknown>
    return { position: { segment: 1, offset: line?.offset ?? 0 }, raw, record: schema.parse(raw) }
  }

  return {
    async append(record) {
      if (isClosed) throw closedError('in memory')
      const text = encodeLine(schema.parse(redact(structuredClone(record))), 1)
      const position = { segment: 1, offset: size }
      lines.push({ offset: size, text })
      size += Buffer.byteLength(text)
      for (const wake of wakers) wake()
      return position
    },

    async *read(options: ReadOptions<Record> = {}) {
      const { after, before, where = () => true, signal } = options
      const filter = compileFilter(options, timeField)
      const limit = before === undefined ? Infinity : parseCursor(before)
      for (let index = 0; index < Math.min(lines.length, limit); index += 1) {
        signal?.throwIfAborted()
        const { position, record, raw } = entryAt(index)
        if (position.offset > (after?.offset ?? -1) && filter.matches(raw) && where(record)) yield { position, record }
      }
    },

    cursor: async () => String(lines.length),

    async *follow(options: FollowOptions = {}) {
      const { cursor = '', signal } = options
      const filter = compileFilter(options, timeField)
      let next = parseCursor(cursor)
      let ring = () => {}
      const wake = () => ring()
      const isStopped = () => signal?.aborted === true
      wakers.add(wake)
      signal?.addEventListener('abort', wake)
      try {
        while (!isStopped()) {
          const heard = new Promise<void>((resolve) => {
            ring = resolve
          })
          while (next < lines.length && !isStopped()) {
            const { position, record, raw } = entryAt(next)
            next += 1
            if (filter.matches(raw)) yield { position, record, cursor: String(next) }
          }
          if (isClosed) return
          await heard
        }
      } finally {
        wakers.delete(wake)
        signal?.removeEventListener('abort', wake)
      }
    },

    async close() {
      isClosed = true
      for (const wake of wakers) wake()
    },
  }
}

/** How many records lie before it. */
function parseCursor(text: string): number {
  if (!/^\d*$/.test(text)) throw noCursorError(text)
  return Number(text)
}
