import { followEvents } from '../streams/follow-events.ts'
import { toMetrics, type Metrics } from '../streams/metrics.ts'
import { isUnfinished } from './is-unfinished.ts'
import { toJobPath, type JobCall } from './job-call.ts'

/** What a job uses, about once a second, until it ends. The Hub keeps none of it: of a job that has ended there is nothing. */
export async function* followJobMetrics({ namespace, jobId, ...call }: JobCall): AsyncGenerator<Metrics, void, undefined> {
  const path = toJobPath(namespace, jobId, '/metrics')
  yield* followEvents({ call, path, read: toMetrics, mayGoOn: (timed) => isUnfinished({ ...timed, namespace, jobId }), replays: false })
}
