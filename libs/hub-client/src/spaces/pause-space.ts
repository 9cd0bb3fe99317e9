import { connect } from '../call/connect.ts'
import { toApiPath } from '../call/repo-id.ts'
import type { SpaceCall } from './space-call.ts'
import { SpaceRuntime } from './space-runtime.ts'

/** Stops a Space until its owner restarts it; it costs nothing meanwhile. Static Spaces cannot be paused (`INVALID_REQUEST`). */
export async function pauseSpace({ repo, ...call }: SpaceCall): Promise<SpaceRuntime> {
  return connect(call).json(toApiPath(repo, '/pause', 'space'), { method: 'POST', isIdempotent: true, schema: SpaceRuntime })
}
