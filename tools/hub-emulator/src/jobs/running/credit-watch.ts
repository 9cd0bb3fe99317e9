import type { Job } from '../store/job.ts'
import type { Credits } from './credits.ts'

const maxTimerMs = 2 ** 31 - 1

/** Ends jobs when the credits are used up. */
export interface CreditWatch {
  /** To be told when a job has started or ended. */
  look(): void
  stop(): void
}

export function createCreditWatch(credits: Credits, end: (job: Job) => void): CreditWatch {
  let timer: NodeJS.Timeout | undefined
  const watch: CreditWatch = {
    look: () => {
      clearTimeout(timer)
      for (const job of credits.unpaid()) end(job)
      const waitMs = credits.untilUnpaidMs()
      if (waitMs !== Infinity) timer = setTimeout(() => watch.look(), Math.min(Math.ceil(waitMs) + 1, maxTimerMs))
    },
    stop: () => clearTimeout(timer),
  }
  return watch
}
