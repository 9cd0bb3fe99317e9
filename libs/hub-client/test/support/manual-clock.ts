import type { Clock } from '@naturalcad/contracts'

/** Time stands still but for waits of up to two seconds, which end at once; longer timers fire when time has come past them. */
export function createManualClock(): Clock {
  let time = 0
  let timers: { at: number; callback: () => void }[] = []
  const passTo = (end: number) => {
    for (;;) {
      const [next] = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)
      if (next === undefined) break
      timers = timers.filter((timer) => timer !== next)
      time = next.at
      next.callback()
    }
    time = end
  }
  return {
    now: () => time,
    monotonic: () => time,
    after(ms, callback) {
      const timer = { at: time + ms, callback }
      timers.push(timer)
      if (ms <= 2000) setTimeout(() => timers.includes(timer) && passTo(timer.at), 0)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
  }
}
