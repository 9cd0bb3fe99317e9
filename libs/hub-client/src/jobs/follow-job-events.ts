import { followChanges } from '../streams/follow-changes.ts'
import type { HubEvent } from '../streams/hub-event.ts'
import { isUnfinished } from './is-unfinished.ts'
import { toJobPath, type JobCall } from './job-call.ts'

/** The changes of a job's status until it ends. For decisions ask `getJob` or `waitForJob`. */
export async function* followJobEvents({ namespace, jobId, ...call }: JobCall): AsyncGenerator<HubEvent, void, undefined> {
  yield* followChanges(call, toJobPath(namespace, jobId, '/events'), (timed) => isUnfinished({ ...timed, namespace, jobId }))
}
