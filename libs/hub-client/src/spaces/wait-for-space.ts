import { systemClock } from '@naturalcad/contracts'
import { poll, type WaitLimits } from '../call/poll.ts'
import { getSpaceRuntime } from './get-space-runtime.ts'
import type { SpaceCall } from './space-call.ts'
import { unsettledSpaceStages, type SpaceRuntime, type SpaceStage } from './space-runtime.ts'

export interface WaitForSpaceParams extends SpaceCall, WaitLimits {
  /** Waits for one of these. @default any that does not pass by itself */
  stages?: readonly SpaceStage[]
  /** Waits until this commit runs, or fails: 40 hexadecimal digits. */
  commit?: string
  /**
   * A failure, pause or sleep that is there at the first look, or that names another commit, may be of the time before this commit: it
   * counts once it has lasted so long.
   * @default 20000
   */
  staleMs?: number
  /** Called with each look. */
  onRuntime?: (runtime: SpaceRuntime) => void
}

/**
 * Waits until a Space has settled, well or badly: the caller judges by `stage`. With `commit`, another one that runs is not counted.
 * `waitMs` is 30 minutes, as the Hub's own limit for a start. Rejects with `DEADLINE_EXCEEDED` telling the last stage.
 */
export async function waitForSpace(params: WaitForSpaceParams): Promise<SpaceRuntime> {
  const { repo, stages, commit, staleMs = 20_000, onRuntime, waitMs = 30 * 60_000, pollMs, ...call } = params
  const { clock = systemClock } = call
  let looks = 0
  /** When it was first seen at rest without running, and whether that was so from the beginning. */
  let rest: { since: number; isOld: boolean } | undefined
  const isOfCommit = ({ stage, sha }: SpaceRuntime): boolean => {
    if (commit === undefined || sha === commit) return true
    if (stage === 'RUNNING' || unsettledSpaceStages.has(stage)) {
      rest = undefined
      return false
    }
    rest ??= { since: clock.monotonic(), isOld: looks === 0 }
    const isSurelyNew = !rest.isOld && (sha === undefined || sha === null)
    return isSurelyNew || clock.monotonic() - rest.since >= staleMs
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
      looks++
      return isDone
    },
    describe: (runtime) => ({
      message: `the Space is still in stage ${runtime?.stage ?? 'unknown'}`,
      details: { stage: runtime?.stage, sha: runtime?.sha ?? undefined, commit },
    }),
  })
}
