import { connect } from '../call/connect.ts'
import { toApiPath } from '../call/repo-id.ts'
import type { SpaceCall } from './space-call.ts'
import { SpaceVariables, toWireEntry, type SpaceEntryInput, type SpaceVariable } from './space-entry.ts'

/** Adds or replaces a variable and gives all of them. A running Space restarts. */
export async function setSpaceVariable({
  repo,
  key,
  value,
  description,
  ...call
}: SpaceCall & SpaceEntryInput): Promise<Record<string, SpaceVariable>> {
  const json = toWireEntry({ key, value, ...(description === undefined ? {} : { description }) })
  return connect(call).json(toApiPath(repo, '/variables', 'space'), { method: 'POST', json, isIdempotent: true, schema: SpaceVariables })
}
