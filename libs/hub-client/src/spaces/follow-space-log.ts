import { toApiPath } from '../call/repo-id.ts'
import { followLog } from '../streams/follow-log.ts'
import type { LogLine } from '../streams/log-line.ts'
import { getSpaceRuntime } from './get-space-runtime.ts'
import { isLive } from './is-live.ts'
import type { SpaceLogParams } from './space-log-params.ts'

/**
 * A Space's log as it is written, each line once even where the connection breaks. The log of a build ends with the build, that of a
 * run when the Space stops, sleeps or fails. `timeoutMs` bounds the whole following, which otherwise has no end of its own.
 */
export async function* followSpaceLog({ repo, log, tail, ...call }: SpaceLogParams): AsyncGenerator<LogLine, void, undefined> {
  yield* followLog({
    call,
    path: toApiPath(repo, `/logs/${log}`, 'space'),
    tail,
    mayGoOn: async (timed) => (log === 'run' ? isLive(timed, repo) : (await getSpaceRuntime({ ...timed, repo })).stage.endsWith('BUILDING')),
  })
}
