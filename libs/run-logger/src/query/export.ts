import type { LogEntry } from '../run-log.ts'

/** RFC 4180, with a header line; nested values as JSON, missing ones empty. Columns are given, since a later record may have more. */
export async function* exportCsv<Record extends object>(entries: AsyncIterable<LogEntry<Record>>, columns: readonly string[]): AsyncGenerator<string> {
  yield `${columns.map(quote).join(',')}\r\n`
  for await (const { record } of entries) {
    const fields = record as globalThis.Record<string, unknown>
    yield `${columns.map((column) => quote(toText(fields[column]))).join(',')}\r\n`
  }
}

/** One JSON object a line, as it was given, without the checksum. */
export async function* exportJsonl<Record extends object>(entries: AsyncIterable<LogEntry<Record>>): AsyncGenerator<string> {
  for await (const { record } of entries) yield `${JSON.stringify(record)}\n`
}

/** The fields of all records, in the order of their first appearance. */
export async function listColumns<Record extends object>(entries: AsyncIterable<LogEntry<Record>>): Promise<string[]> {
  const columns = new Set<string>()
  for await (const { record } of entries) for (const key of Object.keys(record)) columns.add(key)
  return [...columns]
}

function toText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
