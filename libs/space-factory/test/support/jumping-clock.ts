import { type Clock, systemClock } from '@naturalcad/contracts'

/** Lengths that the steps and the Hub's client wait for before they look or try again. */
const pauses = new Set([1000, 2000, 3000, 4000, 5000, 8000, 16_000, 20_000])

/**
 * A clock on which pauses take no time and yet pass: half an hour of looking is over at once. Other timers go by the real time and by
 * what was jumped over.
 */
export function createJumpingClock(): Clock {
  let jumped = 0
  const due = new Set<{ at: number; fire: () => void }>()
  const monotonic = () => performance.now() + jumped
  const fireDue = () => {
    for (const timer of due) {
      if (timer.at > monotonic()) continue
      due.delete(timer)
      timer.fire()
    }
  }
  return {
    now: () => Date.now() + jumped,
    monotonic,
    after(ms, callback) {
      if (pauses.has(ms)) {
        const timer = setTimeout(() => {
          jumped += ms
          callback()
          fireDue()
        }, 0)
        return () => clearTimeout(timer)
      }
      const cancelReal = systemClock.after(ms, () => {
        due.delete(timer)
        callback()
      })
      const timer = { at: monotonic() + ms, fire: () => { cancelReal(); callback() } }
      due.add(timer)
      return () => {
        due.delete(timer)
        cancelReal()
      }
    },
  }
}
