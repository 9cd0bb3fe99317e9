import { systemClock, type Clock } from '@naturalcad/contracts'

/** Waits of the chosen lengths end at once; other timers go by the real time. */
export function createQuickClock(isQuick: (ms: number) => boolean = (ms) => ms <= 10_000): Clock & { waits: number[] } {
  const waits: number[] = []
  return {
    ...systemClock,
    waits,
    after(ms, callback) {
      if (!isQuick(ms)) return systemClock.after(ms, callback)
      waits.push(ms)
      const timer = setTimeout(callback, 0)
      return () => clearTimeout(timer)
    },
  }
}
