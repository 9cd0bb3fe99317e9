import { connect } from '../call/connect.ts'
import { toApiPath } from '../call/repo-id.ts'
import type { SpaceCall } from './space-call.ts'
import { SpaceRuntime } from './space-runtime.ts'

export interface SetSpaceSleepTimeParams extends SpaceCall {
  /** Without a request; -1 for never. Heeded on paid hardware only. */
  seconds: number
}

/** Says after how long a Space goes to sleep. */
export async function setSpaceSleepTime({ repo, seconds, ...call }: SetSpaceSleepTimeParams): Promise<SpaceRuntime> {
  return connect(call).json(toApiPath(repo, '/sleeptime', 'space'), { method: 'POST', json: { seconds }, isIdempotent: true, schema: SpaceRuntime })
}
