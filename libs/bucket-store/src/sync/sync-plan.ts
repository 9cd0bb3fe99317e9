import { NaturalCadError } from '@naturalcad/contracts/errors'
import { z } from 'zod'

const CopyEntry = z.strictObject({
  action: z.literal('copy'),
  key: z.string(),
  size: z.number().int().nonnegative(),
  /** Of the source, when the plan was made. */
  etag: z.string(),
  reason: z.enum(['new', 'different']),
})
const DeleteEntry = z.strictObject({ action: z.literal('delete'), key: z.string(), size: z.number().int().nonnegative(), /** Of the target, when the plan was made. */ etag: z.string() })
export const SyncEntry = z.discriminatedUnion('action', [CopyEntry, DeleteEntry])
export type SyncEntry = z.infer<typeof SyncEntry>

const Header = z.strictObject({ kind: z.literal('sync-plan'), schemaVersion: z.literal(1), same: z.number().int().nonnegative(), entries: z.number().int().nonnegative() })

export interface SyncPlan {
  /** Copies first, then deletions, each in the order of the keys. */
  entries: SyncEntry[]
  /** How many objects are the same on both sides. */
  same: number
}

/** As JSON lines: what it is, then an entry a line, to be read by people and tools. */
export function formatSyncPlan({ entries, same }: SyncPlan): string {
  return [{ kind: 'sync-plan', schemaVersion: 1, same, entries: entries.length } satisfies z.infer<typeof Header>, ...entries].map((line) => `${JSON.stringify(line)}\n`).join('')
}

/** Entries may have been taken out by a reviewer. Throws `INVALID_REQUEST`, naming the line. */
export function parseSyncPlan(text: string): SyncPlan {
  const lines = text.split('\n').filter((line) => line !== '')
  const header = parseLine(Header, lines[0] ?? '', 1)
  return { same: header.same, entries: lines.slice(1).map((line, index) => parseLine(SyncEntry, line, index + 2)) }
}

function parseLine<T>(schema: z.ZodType<T>, line: string, number: number): T {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw unreadable(number, 'no JSON')
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw unreadable(number, z.prettifyError(parsed.error))
}

function unreadable(number: number, why: string): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', `line ${number} of the plan cannot be read: ${why}`, { remedy: 'make the plan again' })
}
