import { planApp } from '../../recommend/plan-app.ts'
import type { Step } from '../../run/step.ts'
import { buildModelApp, isHopeless } from '../agent/build-by-agent.ts'
import type { AgentGives } from '../agent/work-with-agent.ts'
import { stopBlocked } from '../model/stop-blocked.ts'
import { writeByTemplate } from './write-template.ts'

/** The app of any model: by the template that fits; where none does, and to mend what a template wrote, by the agent. */
export const writeApp: Step<'analysis' | 'baseModel' | 'recommendation', AgentGives> = {
  name: 'write-app',
  state: 'generating',
  needs: ['analysis', 'baseModel', 'recommendation'],
  gives: ['workspace', 'agent', 'blockers'],
  async run(facts, context) {
    const plan = planApp(facts, context.task)
    if (isHopeless(plan, context.task)) return await stopBlocked(context, plan.blockers)
    if (context.round > 0 || plan.template === null || plan.blockers.length > 0) return await buildModelApp(facts, plan, context)
    return { facts: { workspace: await writeByTemplate(facts, plan, plan.template, context), agent: null, blockers: null } }
  },
}
