import { connect } from '../call/connect.ts'
import { discard } from '../call/discard.ts'
import { toApiPath } from '../call/repo-id.ts'
import type { SpaceCall } from './space-call.ts'

/** Takes all volumes from a Space. */
export async function deleteSpaceVolumes({ repo, ...call }: SpaceCall): Promise<void> {
  await discard(connect(call).open(toApiPath(repo, '/volumes', 'space'), { method: 'DELETE' }))
}
