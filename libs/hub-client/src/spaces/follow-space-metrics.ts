import { toApiPath } from '../call/repo-id.ts'
import { followEvents } from '../streams/follow-events.ts'
import { Metrics, toMetrics } from '../streams/metrics.ts'
import { isLive } from './is-live.ts'
import type { SpaceCall } from './space-call.ts'

/** What a Space uses, about once a second, while it builds or runs. */
export async function* followSpaceMetrics({ repo, ...call }: SpaceCall): AsyncGenerator<Metrics, void, undefined> {
  const path = toApiPath(repo, '/metrics', 'space')
  yield* followEvents({ call, path, read: toMetrics, mayGoOn: (timed) => isLive(timed, repo), replays: false })
}
