/** Stages that only a commit, a setting or a restart leads out of. */
export type FailureStage = 'NO_APP_FILE' | 'CONFIG_ERROR' | 'BUILD_ERROR' | 'RUNTIME_ERROR'

export type SpaceStage =
  | FailureStage | 'BUILDING' | 'APP_STARTING' | 'RUNNING' | 'RUNNING_BUILDING' | 'RUNNING_APP_STARTING' | 'SLEEPING' | 'PAUSED' | 'STOPPED' | 'DELETING'

/** What the Space is meant to do; `stopped` is the platform's doing. */
export type Goal = 'run' | 'sleep' | 'pause' | 'stop'

export interface Situation {
  isDeleting: boolean
  goal: Goal
  /** What is under way, for the newest commit. */
  work: 'building' | 'starting' | undefined
  /** An app answers, maybe of an older commit. */
  isLive: boolean
  failure: FailureStage | undefined
}

/** The one word that the Hub has for all of it. */
export function stageOf({ isDeleting, goal, work, isLive, failure }: Situation): SpaceStage {
  if (isDeleting) return 'DELETING'
  switch (goal) {
    case 'pause':
      return 'PAUSED'
    case 'stop':
      return 'STOPPED'
    case 'sleep':
      return 'SLEEPING'
    case 'run':
      if (work === 'building') return isLive ? 'RUNNING_BUILDING' : 'BUILDING'
      if (work === 'starting') return isLive ? 'RUNNING_APP_STARTING' : 'APP_STARTING'
      return failure ?? (isLive ? 'RUNNING' : 'APP_STARTING')
    default:
      return goal satisfies never
  }
}
