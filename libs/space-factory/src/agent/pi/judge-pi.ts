import type { End } from '@naturalcad/sandbox'
import type { AgentResult } from '../agent.ts'
import { readClaim } from '../read-claim.ts'
import { type PiStory, textOf } from './pi-events.ts'

export interface PiEnd {
  story: PiStory
  end: End
  /** Why the wrapper ended it; undefined where it ended by itself. */
  stoppedFor: string | undefined
  /** What the proxy's limits say is used up. */
  exhausted: string | undefined
  requests: number
  /** Its last words outside of the protocol. */
  stderr: string
}

/** Whether a round of Pi came to an end of its own. Its exit status tells nothing: it is 0 after errors of the model too. */
export function judgePi({ story, end, stoppedFor, exhausted, requests, stderr }: PiEnd): Pick<AgentResult, 'outcome' | 'detail' | 'claim'> {
  const { lastAnswer } = story
  const text = textOf(lastAnswer)
  const claim = readClaim(text)
  const fail = (detail: string) => ({ outcome: 'failed', detail, claim }) as const
  if (stoppedFor !== undefined) return fail(stoppedFor)
  if (lastAnswer?.stopReason === 'error' || lastAnswer?.stopReason === 'aborted') {
    if (exhausted !== undefined) return fail(`the run budget of the agent is exhausted: ${exhausted}`)
    return fail(`the model could not go on: ${lastAnswer.errorMessage ?? 'no reason was given'}`)
  }
  // Once it has settled, how its process went away tells nothing.
  if (!story.isSettled && end.kind === 'stopped') return fail(`the agent was stopped at a limit: ${end.limit}`)
  if (!story.isSettled && end.kind === 'signaled') return fail(`the agent was killed by signal ${end.signal}`)
  const lastWords = stderr.trim().split('\n').at(-1) || 'it gave no reason'
  if (requests === 0) return fail(`the agent never asked the model: ${lastWords}`)
  if (lastAnswer === undefined) return fail(`the agent ended without an answer: ${lastWords}`)
  if (lastAnswer.stopReason !== 'stop') return fail(`the last answer of the model ended with ${lastAnswer.stopReason ?? 'no reason'}`)
  if (text === '') return fail('the last answer of the model is empty')
  if (!story.isSettled) return fail('the agent ended before it had settled')
  return { outcome: 'finished', detail: `the agent finished after ${requests} requests`, claim }
}
