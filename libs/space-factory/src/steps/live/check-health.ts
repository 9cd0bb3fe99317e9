import { checkHealth as askForHealth } from '../../live/check-health.ts'
import type { LiveFacts } from '../../run/run-facts.ts'
import { writeTestResult } from '../../run/test-result-file.ts'
import type { Step } from '../../run/step.ts'
import { connectApp } from './connect-app.ts'
import { waitingClock } from '../hub/hub-call.ts'

/** Asks `/health` of the app until it is well or never will be. An app that is not well is called all the same: a live answer says more. */
export const checkHealth: Step<'space' | 'app', 'live'> = {
  name: 'check-health',
  state: 'health_check',
  needs: ['space', 'app'],
  gives: ['live'],
  async run({ space: { spaceId }, app: { url } }, context) {
    const { task, signal, report, redactor } = context
    const { result, body, detail } = await askForHealth(connectApp(context, { url, spaceId }), { url, modelId: task.model?.id, clock: waitingClock(context), signal })
    const told = redactor.text(detail)
    await report('live.health', told, { ...result }, result.bodyOk ? 'info' : 'warning')
    const live: LiveFacts = {
      health: result,
      generation: null,
      problems: result.bodyOk ? [] : [told],
      suggestedEndpoint: body?.generationEndpoint ?? null,
      claimedModel: body?.modelId ?? null,
      latenciesMs: [],
    }
    await writeTestResult(context, { live, expected: task.live.expected })
    return { facts: { live } }
  },
}
