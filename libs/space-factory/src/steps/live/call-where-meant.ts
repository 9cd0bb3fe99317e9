import type { Step } from '../../run/step.ts'
import { isSourceProven } from '../../verdict/gate-rules.ts'
import { callEndpoint } from './call-endpoint.ts'

type Needs = 'space' | 'app' | 'workspace' | 'live' | 'guard' | 'blockers'

/**
 * The live call, left out where none is meant to pass and the source shows no inference: of a scaffold that was asked for, and of an app
 * whose blockers are documented. Where the source does show it, it is called: a live fact is worth more than a claim.
 */
export const callWhereMeant: Step<Needs, 'live'> = {
  name: 'call-endpoint',
  state: 'api_check',
  needs: ['space', 'app', 'workspace', 'live', 'guard', 'blockers'],
  gives: ['live'],
  async run(facts, context) {
    const { live, guard, workspace, blockers } = facts
    const isBlocked = blockers?.problems.length === 0 && blockers.blockers.some(({ severity }) => severity === 'blocking')
    const isMeant = context.task.mode !== 'safe-scaffold' && !isBlocked
    if (isMeant || isSourceProven(guard.staticEvidence, workspace.hardware)) return await callEndpoint.run(facts, context)
    await context.report('live.not_called', isBlocked ? 'the blockers are documented, and the source runs no model' : 'a scaffold was asked for, and the source runs no model')
    return { facts: { live } }
  },
}
