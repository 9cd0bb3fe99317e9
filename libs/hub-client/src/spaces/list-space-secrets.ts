import { connect } from '../call/connect.ts'
import { toApiPath } from '../call/repo-id.ts'
import type { SpaceCall } from './space-call.ts'
import { SpaceSecrets, type SpaceSecret } from './space-entry.ts'

/** The secrets of a Space by name, without their values. */
export async function listSpaceSecrets({ repo, ...call }: SpaceCall): Promise<Record<string, SpaceSecret>> {
  return connect(call).json(toApiPath(repo, '/secrets', 'space'), { schema: SpaceSecrets })
}
