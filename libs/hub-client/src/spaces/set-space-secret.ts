import { connect } from '../call/connect.ts'
import { discard } from '../call/discard.ts'
import { toApiPath } from '../call/repo-id.ts'
import type { SpaceCall } from './space-call.ts'
import { toWireEntry, type SpaceEntryInput } from './space-entry.ts'

/** Adds or replaces a secret. A running Space restarts. */
export async function setSpaceSecret({ repo, key, value, description, ...call }: SpaceCall & SpaceEntryInput): Promise<void> {
  const json = toWireEntry({ key, value, ...(description === undefined ? {} : { description }) })
  await discard(connect(call, { secrets: [value] }).open(toApiPath(repo, '/secrets', 'space'), { method: 'POST', json, isIdempotent: true }))
}
