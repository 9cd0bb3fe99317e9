import type { Clock } from '@naturalcad/contracts'

export interface HandClock extends Clock {
  /** Lets so many milliseconds pass; what is due is called, in order. */
  advance(ms: number): void
}

/** A clock that stands still until it is moved. */
export function createHandClock(): HandClock {
  let time = Date.parse('2026-08-01T12:00:00.000Z')
  const timers = new Set<{ at: number; callback: () => void }>()
  return {
    now: () => time,
    monotonic: () => time,
    after(ms, callback) {
      const timer = { at: time + ms, callback }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    advance(ms) {
      const end = time + ms
      for (;;) {
        const [due] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (due === undefined) break
        timers.delete(due)
        time = due.at
        due.callback()
      }
      time = end
    },
  }
}
