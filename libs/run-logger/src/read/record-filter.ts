import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { RecordFilter } from '../run-log.ts'

export interface CompiledFilter {
  /** Bytes that stand in every line that can match; the line is parsed only if all of them do. */
  needles: Buffer[]
  matches(record: Record<string, unknown>): boolean
}

/** Throws `INVALID_REQUEST` for a time that is none. */
export function compileFilter({ from, to, fields = {}, text }: RecordFilter, timeField: string): CompiledFilter {
  const after = from === undefined ? -Infinity : toMs(from, 'from')
  const before = to === undefined ? Infinity : toMs(to, 'to')
  const pairs = Object.entries(fields)
  const wanted = text?.toLowerCase()
  return {
    // What JSON.stringify makes of a field is the same bytes in every line that this library wrote.
    needles: pairs.map(([key, value]) => Buffer.from(`${JSON.stringify(key)}:${JSON.stringify(value)}`)),
    matches(record) {
      for (const [key, value] of pairs) if (record[key] !== value) return false
      if (after !== -Infinity || before !== Infinity) {
        const at = timeOf(record[timeField])
        if (!(at >= after && at < before)) return false
      }
      return wanted === undefined || holdsText(record, wanted)
    },
  }
}

/** Milliseconds, or NaN where it is no time. */
function timeOf(value: unknown): number {
  if (typeof value === 'number') return value
  return typeof value === 'string' ? Date.parse(value) : Number.NaN
}

function toMs(value: string | Date, name: string): number {
  const ms = typeof value === 'string' ? Date.parse(value) : value.getTime()
  if (Number.isNaN(ms)) throw new NaturalCadError('INVALID_REQUEST', `${name} is no time: ${String(value)}`, { remedy: 'use ISO 8601, such as 2026-01-31T12:00:00Z' })
  return ms
}

function holdsText(value: unknown, wanted: string): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(wanted)
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some((inner) => holdsText(inner, wanted))
}
