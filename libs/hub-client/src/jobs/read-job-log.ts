import type { LogLine } from '../streams/log-line.ts'
import { readLog } from '../streams/read-log.ts'
import { toJobPath } from './job-call.ts'
import type { JobLogParams } from './job-log-params.ts'

/** What a job's log holds now. It ends at a line written later, or after five seconds of silence. */
export async function* readJobLog({ namespace, jobId, tail, ...call }: JobLogParams): AsyncGenerator<LogLine, void, undefined> {
  yield* readLog(call, toJobPath(namespace, jobId, '/logs'), tail)
}
