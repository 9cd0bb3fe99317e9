import { setImmediate as nextTurn } from 'node:timers/promises'

/**
 * fetch that ends with the signal, for a commit of `@huggingface/hub`. The commit itself must not know of it: its uploads take turns, and
 * once canceled they would wait for each other for good. Errors come one turn later, since one that comes in the same turn as a word of
 * progress gets lost there, and the process ends of a rejection that nobody handles.
 */
export function endingFetch(send: typeof fetch, signal: AbortSignal | undefined): typeof fetch {
  return async (input, init) => {
    try {
      const signals = [signal, init?.signal].filter((one) => one != null)
      return await send(input, signals.length === 0 ? init : { ...init, signal: AbortSignal.any(signals) })
    } catch (error) {
      await nextTurn()
      throw error
    }
  }
}
