import { toApiPath } from '../call/repo-id.ts'
import { followChanges } from '../streams/follow-changes.ts'
import type { HubEvent } from '../streams/hub-event.ts'
import { isLive } from './is-live.ts'
import type { SpaceCall } from './space-call.ts'

/** The changes of a Space's state, while it builds or runs. For decisions ask `getSpaceRuntime` or `waitForSpace`. */
export async function* followSpaceEvents({ repo, ...call }: SpaceCall): AsyncGenerator<HubEvent, void, undefined> {
  yield* followChanges(call, toApiPath(repo, '/events', 'space'), (timed) => isLive(timed, repo))
}
