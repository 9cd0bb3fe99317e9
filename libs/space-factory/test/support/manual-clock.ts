import type { Clock } from '@naturalcad/contracts'

export interface ManualClock extends Clock {
  /** Timers whose time comes fire in their order. */
  advance(ms: number): void
}

/** Time stands still until it is moved. */
export function createManualClock(start = Date.parse('2026-08-01T12:00:00.000Z')): ManualClock {
  let time = 0
  const timers = new Set<{ at: number; callback: () => void }>()
  return {
    now: () => start + time,
    monotonic: () => time,
    after(ms, callback) {
      const timer = { at: time + ms, callback }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    advance(ms) {
      const end = time + ms
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)
        if (next === undefined) break
        timers.delete(next)
        time = Math.max(time, next.at)
        next.callback()
      }
      time = end
    },
  }
}
