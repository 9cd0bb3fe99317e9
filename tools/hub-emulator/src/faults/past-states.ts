import type { DatabaseSnapshot } from '../storage/database.ts'

interface PastState {
  snapshot: DatabaseSnapshot
  /** The database's count of changes when it was taken. */
  changes: number
  takenAt: number
}

/** What lets a change become visible late: states from before changes, for as long as they are shown. */
export interface PastStates {
  /** Call it before a request that may change something. */
  keep(): void
  /** Whether something has changed that is not shown yet. */
  isBehind(): boolean
  /** The state to show in place of the present one. Each call uses up one request. */
  take(): DatabaseSnapshot | undefined
}

export interface PastStateOptions {
  /** One of both is set. */
  staleMs: number | undefined
  staleRequests: number | undefined
  now: () => number
  countChanges: () => number
  snapshot: () => DatabaseSnapshot
}

export function createPastStates({ staleMs, staleRequests = 0, now, countChanges, snapshot }: PastStateOptions): PastStates {
  let states: PastState[] = []
  let left = staleRequests
  const dropOld = (): void => {
    if (staleMs !== undefined) states = states.filter(({ takenAt }) => takenAt > now() - staleMs)
  }
  const findShown = (): PastState | undefined => {
    dropOld()
    return states[0]?.changes === countChanges() ? undefined : states[0]
  }
  return {
    keep: () => {
      dropOld()
      const changes = countChanges()
      const last = states.at(-1)
      // With a number of requests the oldest state is shown until they are used up, so a newer one would never be.
      if (staleMs === undefined && last !== undefined && last.changes !== changes) return
      if (last?.changes === changes) last.takenAt = now()
      else states.push({ snapshot: snapshot(), changes, takenAt: now() })
    },
    isBehind: () => findShown() !== undefined,
    take: () => {
      const oldest = findShown()
      if (staleMs === undefined) {
        left -= 1
        if (left === 0) {
          states = []
          left = staleRequests
        }
      }
      return oldest?.snapshot
    },
  }
}
