import { connect } from '../call/connect.ts'
import { discard } from '../call/discard.ts'
import { toApiPath } from '../call/repo-id.ts'
import type { SpaceCall } from './space-call.ts'

export interface DeleteSpaceSecretParams extends SpaceCall {
  key: string
}

/** Removes a secret. A running Space restarts. */
export async function deleteSpaceSecret({ repo, key, ...call }: DeleteSpaceSecretParams): Promise<void> {
  await discard(connect(call).open(toApiPath(repo, '/secrets', 'space'), { method: 'DELETE', json: { key } }))
}
