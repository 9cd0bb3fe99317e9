import { toApiPath } from '../call/repo-id.ts'
import type { LogLine } from '../streams/log-line.ts'
import { readLog } from '../streams/read-log.ts'
import type { SpaceLogParams } from './space-log-params.ts'

/** What a Space's log holds now. It ends at a line written later, or after five seconds of silence. */
export async function* readSpaceLog({ repo, log, tail, ...call }: SpaceLogParams): AsyncGenerator<LogLine, void, undefined> {
  yield* readLog(call, toApiPath(repo, `/logs/${log}`, 'space'), tail)
}
