import type { LogEntry } from '../run-log.ts'

export interface SummaryOptions {
  /** Top-level fields whose values are counted. */
  by?: readonly string[]
  /** Top-level fields with numbers to measure. */
  measure?: readonly string[]
}

export interface Summary {
  records: number
  /** For each field how often it has each value, most frequent first. `share` is of the records. */
  by: Record<string, { value: string; count: number; share: number }[]>
  measure: Record<string, Measure>
}

/** Of the records that have a finite number there. Percentiles by the nearest rank. */
export interface Measure {
  count: number
  min: number
  mean: number
  p50: number
  p95: number
  max: number
}

/** Counts and measures what it is handed; memory grows with the measured numbers and the distinct values only. */
export async function summarize<Record extends object>(entries: AsyncIterable<LogEntry<Record>>, { by = [], measure = [] }: SummaryOptions = {}): Promise<Summary> {
  const counts = new Map(by.map((field) => [field, new Map<string, number>()]))
  const numbers = new Map(measure.map((field) => [field, [] as number[]]))
  let records = 0
  for await (const { record } of entries) {
    records += 1
    const fields = record as globalThis.Record<string, unknown>
    for (const [field, values] of counts) {
      const value = describe(fields[field])
      values.set(value, (values.get(value) ?? 0) + 1)
    }
    for (const [field, values] of numbers) {
      const value = fields[field]
      if (typeof value === 'number' && Number.isFinite(value)) values.push(value)
    }
  }
  return {
    records,
    by: Object.fromEntries([...counts].map(([field, values]) => [field, rank(values, records)])),
    measure: Object.fromEntries([...numbers].map(([field, values]) => [field, measureOf(values)])),
  }
}

function describe(value: unknown): string {
  if (value === undefined) return '(none)'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function rank(values: Map<string, number>, records: number) {
  return [...values].map(([value, count]) => ({ value, count, share: count / records })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

function measureOf(values: number[]): Measure {
  const sorted = Float64Array.from(values).sort()
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return {
    count: sorted.length,
    min: at(0),
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    p50: at(0.5),
    p95: at(0.95),
    max: at(1),
  }
}
