import type { DecodedLine } from './line.ts'

/** Turns a record of one version into the next one: `upcasters[1]` makes version 2 of version 1. */
export type Upcasters = Readonly<Record<number, (record: Record<string, unknown>) => Record<string, unknown>>>

/** The record in today's form, or why it cannot be had. */
export function upcast(line: Extract<DecodedLine, { ok: true }>, version: number, upcasters: Upcasters): { ok: true; record: Record<string, unknown> } | { ok: false; reason: string } {
  let { record } = line
  if (line.version > version) return { ok: false, reason: `it has version ${line.version}, and this program knows up to ${version}` }
  for (let from = line.version; from < version; from += 1) {
    const step = upcasters[from]
    if (step !== undefined) record = step(record)
  }
  return { ok: true, record }
}
