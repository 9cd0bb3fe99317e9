import { connect } from '../call/connect.ts'
import { given } from '../call/given.ts'
import { toApiPath } from '../call/repo-id.ts'
import type { SpaceCall } from './space-call.ts'
import { SpaceRuntime } from './space-runtime.ts'

export interface RestartSpaceParams extends SpaceCall {
  /** Builds again from scratch, without what earlier builds left. @default false */
  factory?: boolean
}

/** Starts a Space again, also a paused one. */
export async function restartSpace({ repo, factory = false, ...call }: RestartSpaceParams): Promise<SpaceRuntime> {
  const query = given({ factory: factory ? 'true' : undefined })
  return connect(call).json(toApiPath(repo, '/restart', 'space'), { method: 'POST', query, schema: SpaceRuntime })
}
