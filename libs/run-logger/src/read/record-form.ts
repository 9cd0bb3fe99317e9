import { recoverLine } from '../line/recover.ts'
import { upcast, type Upcasters } from '../line/upcast.ts'
import type { RecordSchema } from '../run-log.ts'

/** How the lines of a log become records. */
export interface RecordForm<Record> {
  schema: RecordSchema<Record>
  version: number
  upcasters: Upcasters
  timeField: string
}

export interface ReadLine<Record> {
  /** As it was written, in today's form. */
  raw?: globalThis.Record<string, unknown>
  record?: Record
  /** Bytes that belong to no record, and why. */
  unreadable?: { bytes: number; reason: string }
}

export function readLine<Record>(line: Buffer, form: RecordForm<Record>): ReadLine<Record> {
  const { fragment, reason = '', record } = recoverLine(line)
  const unreadable = fragment > 0 ? { unreadable: { bytes: fragment, reason } } : {}
  if (record === undefined) return unreadable
  try {
    const current = upcast(record, form.version, form.upcasters)
    if (!current.ok) return { unreadable: { bytes: line.length, reason: current.reason } }
    return { raw: current.record, record: form.schema.parse(current.record), ...unreadable }
  } catch (error) {
    return { unreadable: { bytes: line.length, reason: error instanceof Error ? error.message : String(error) } }
  }
}
