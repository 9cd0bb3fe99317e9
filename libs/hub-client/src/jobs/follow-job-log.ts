import { followLog } from '../streams/follow-log.ts'
import type { LogLine } from '../streams/log-line.ts'
import { isUnfinished } from './is-unfinished.ts'
import { toJobPath } from './job-call.ts'
import type { JobLogParams } from './job-log-params.ts'

/**
 * A job's log as it is written until the job ends, each line once even where the connection breaks. `timeoutMs` bounds the whole
 * following, which otherwise ends with the job. The Hub's own first line, `===== Job started …`, is one of them.
 */
export async function* followJobLog({ namespace, jobId, tail, ...call }: JobLogParams): AsyncGenerator<LogLine, void, undefined> {
  const mayGoOn = (timed: typeof call) => isUnfinished({ ...timed, namespace, jobId })
  yield* followLog({ call, path: toJobPath(namespace, jobId, '/logs'), tail, mayGoOn })
}
