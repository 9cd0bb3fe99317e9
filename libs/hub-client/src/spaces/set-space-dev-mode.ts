import { connect } from '../call/connect.ts'
import { toApiPath } from '../call/repo-id.ts'
import type { SpaceCall } from './space-call.ts'
import { SpaceRuntime } from './space-runtime.ts'

export interface SetSpaceDevModeParams extends SpaceCall {
  enabled: boolean
}

/** Turns dev mode on or off: SSH and an editor into the running container. */
export async function setSpaceDevMode({ repo, enabled, ...call }: SetSpaceDevModeParams): Promise<SpaceRuntime> {
  return connect(call).json(toApiPath(repo, '/dev-mode', 'space'), { method: 'POST', json: { enabled }, isIdempotent: true, schema: SpaceRuntime })
}
