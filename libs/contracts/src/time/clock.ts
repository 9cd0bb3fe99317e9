/** Time as an option, so that tests hand in their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Milliseconds on a clock that never goes back. */
  monotonic(): number
  /** Calls back once after `ms`; the returned function cancels it. Never keeps a program alive. */
  after(ms: number, callback: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, callback) {
    // Node's timers fire at once above 2^31 - 1.
    const timer: unknown = setTimeout(callback, Math.min(ms, 2 ** 31 - 1))
    if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function') timer.unref()
    return () => clearTimeout(timer as ReturnType<typeof setTimeout>)
  },
}
