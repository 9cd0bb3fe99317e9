import { wait } from '../../live/wait.ts'
import type { StepContext } from '../../run/step.ts'
import { waitingClock } from './hub-call.ts'
import type { HubAnswer } from './hub-failure.ts'

/** Longer than this a step does not wait for one answer: the run can be resumed. */
const mostMs = 60_000

/** Before another try of the same call: what the Hub asks for, else twice as long each time. `tries` is how often it was made. */
export async function pauseBeforeRetry(context: Pick<StepContext, 'clock' | 'signal'>, { retryAfterMs }: Pick<HubAnswer, 'retryAfterMs'>, tries: number): Promise<void> {
  await wait(Math.min(mostMs, retryAfterMs ?? 1000 * 2 ** (tries - 1)), { clock: waitingClock(context), signal: context.signal })
}
