import type { Clock } from '@naturalcad/contracts'
import { abortReason, joinSignals, type WorkEnds } from './abort-reason.ts'

export interface WaitOptions extends WorkEnds {
  clock?: Clock | undefined
}

/** Resolves after `ms`; rejects with `CANCELED` or `DEADLINE_EXCEEDED` when the work ends before. */
export async function wait(ms: number, { clock, ...work }: WaitOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const ends = joinSignals(work)
    const cancel = start(ms, clock, () => {
      ends.removeEventListener('abort', stop)
      resolve()
    })
    const stop = () => {
      cancel()
      reject(abortReason(ends))
    }
    if (ends.aborted) stop()
    else ends.addEventListener('abort', stop, { once: true })
  })
}

/** The system clock's timers let a program end meanwhile, and here somebody waits. */
function start(ms: number, clock: Clock | undefined, callback: () => void): () => void {
  if (clock !== undefined) return clock.after(ms, callback)
  const timer = setTimeout(callback, ms)
  return () => clearTimeout(timer)
}
