import { NaturalCadError } from '@naturalcad/contracts/errors'
import PQueue from 'p-queue'

export interface RunQueueOptions {
  maxRunning: number
  maxQueued: number
  /** How long a run may wait for a free place. */
  maxWaitMs: number
}

export interface RunQueue {
  /** Rejects with `QUEUE_FULL` at once or after the wait, and with the signal's reason while the task waits. A started task is its own affair. */
  run<Result>(signal: AbortSignal, task: () => Promise<Result>): Promise<Result>
}

export function createRunQueue({ maxRunning, maxQueued, maxWaitMs }: RunQueueOptions): RunQueue {
  const queue = new PQueue({ concurrency: maxRunning })
  return {
    async run(signal, task) {
      signal.throwIfAborted()
      if (queue.pending >= maxRunning && queue.size >= maxQueued) {
        throw queueFull(`${maxRunning} parts are being made and ${maxQueued} wait`, maxWaitMs)
      }
      const waiting = new AbortController()
      const giveUp = () => waiting.abort(signal.reason)
      const timer = setTimeout(() => waiting.abort(queueFull(`no place became free within ${maxWaitMs / 1000} s`, maxWaitMs)), maxWaitMs)
      signal.addEventListener('abort', giveUp, { once: true })
      const stopWaiting = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', giveUp)
      }
      try {
        return await queue.add(
          () => {
            stopWaiting()
            return task()
          },
          { signal: waiting.signal },
        )
      } finally {
        stopWaiting()
      }
    },
  }
}

function queueFull(reason: string, retryAfterMs: number): NaturalCadError {
  return new NaturalCadError('QUEUE_FULL', `the server is busy: ${reason}`, {
    details: { limitType: 'queue' },
    retryable: true,
    retryAfterMs: Math.max(1000, retryAfterMs),
    remedy: 'Try again shortly.',
  })
}
