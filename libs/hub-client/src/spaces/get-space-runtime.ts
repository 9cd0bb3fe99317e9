import { connect } from '../call/connect.ts'
import { toApiPath } from '../call/repo-id.ts'
import type { SpaceCall } from './space-call.ts'
import { SpaceRuntime } from './space-runtime.ts'

/** How a Space stands: stage, hardware, running commit. */
export async function getSpaceRuntime({ repo, ...call }: SpaceCall): Promise<SpaceRuntime> {
  return connect(call).json(toApiPath(repo, '/runtime', 'space'), { schema: SpaceRuntime })
}
