import { systemClock } from '@naturalcad/contracts'
import { poll, type WaitLimits } from '../call/poll.ts'
import { getSpaceRuntime } from './get-space-runtime.ts'
import type { SpaceCall } from './space-call.ts'
import { failedSpaceStages, unsettledSpaceStages, type SpaceRuntime, type SpaceStage } from './space-runtime.ts'

export interface WaitForSpaceParams extends SpaceCall, WaitLimits {
  /** Waits for one of these. @default any that does not pass by itself */
  stages?: readonly SpaceStage[]
  /** Waits until this commit runs, or fails: 40 hexadecimal digits. */
  commit?: string
  /**
   * A failure that is there at the first look and names no commit may be that of the commit before: it counts after this time.
   * @default 20000
   */
  staleMs?: number
  /** Called with each look. */
  onRuntime?: (runtime: SpaceRuntime) => void
}

/**
 * Waits until a Space has settled, well or badly: the caller judges by `stage`. With `commit`, what another commit does is not counted.
 * `waitMs` is 30 minutes, as the Hub's own limit for a start. Rejects with `DEADLINE_EXCEEDED` telling the last stage.
 */
export async function waitForSpace(params: WaitForSpaceParams): Promise<SpaceRuntime> {
  const { repo, stages, commit, staleMs = 20_000, onRuntime, waitMs = 30 * 60_000, pollMs, ...call } = params
  const { clock = systemClock } = call
  const start = clock.monotonic()
  let isFirstLook = true
  let maybeStale = false
  const isOfCommit = ({ stage, sha }: SpaceRuntime): boolean => {
    if (commit === undefined) return true
    if (sha !== undefined && sha !== null) return sha === commit
    const hasFailed = failedSpaceStages.has(stage)
    if (isFirstLook) maybeStale = hasFailed
    else if (!hasFailed) maybeStale = false
    return !stage.startsWith('RUNNING') && (!maybeStale || clock.monotonic() - start >= staleMs)
  }
  return poll({
    call,
    waitMs,
    pollMs,
    look: async (timed) => {
      const runtime = await getSpaceRuntime({ ...timed, repo })
      onRuntime?.(runtime)
      return runtime
    },
    isDone: (runtime) => {
      const isSettled = stages === undefined ? !unsettledSpaceStages.has(runtime.stage) : stages.includes(runtime.stage)
      const isDone = isOfCommit(runtime) && isSettled
      isFirstLook = false
      return isDone
    },
    describe: (runtime) => ({
      message: `the Space is still in stage ${runtime?.stage ?? 'unknown'}`,
      details: { stage: runtime?.stage, sha: runtime?.sha ?? undefined, commit },
    }),
  })
}
