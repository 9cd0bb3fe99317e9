import type { FactoryTask } from '@naturalcad/contracts/factory'
import { writeBuildGoal } from '../../agent/goal/write-build-goal.ts'
import { cleanCardText } from '../../card/card-text.ts'
import { freeCpuFlavor } from '../../hardware/flavors.ts'
import { knownModels } from '../../recommend/known-models.ts'
import { type AppPlan, planApp, type PlanAppFacts } from '../../recommend/plan-app.ts'
import type { Step, StepContext, StepOutcome } from '../../run/step.ts'
import { cardFile } from '../model/analyse-model.ts'
import { type AgentGives, workWithAgent } from './work-with-agent.ts'
import { stopBlocked } from '../model/stop-blocked.ts'

type Needs = 'analysis' | 'baseModel' | 'recommendation'

/** The agent writes the app of the model. */
export const buildByAgent: Step<Needs, AgentGives> = {
  name: 'build-by-agent',
  state: 'generating',
  needs: ['analysis', 'baseModel', 'recommendation'],
  gives: ['workspace', 'agent', 'blockers'],
  async run(facts, context) {
    const plan = planApp(facts, context.task)
    return isHopeless(plan, context.task) ? await stopBlocked(context, plan.blockers) : await buildModelApp(facts, plan, context)
  },
}

/** Where inference has to be proven, nothing is spent on a model that is known not to run. */
export function isHopeless({ blockers }: AppPlan, { mode }: Pick<FactoryTask, 'mode'>): boolean {
  return blockers.length > 0 && mode === 'full-inference-gated'
}

export async function buildModelApp({ analysis, recommendation }: PlanAppFacts, plan: AppPlan, context: StepContext): Promise<StepOutcome<AgentGives>> {
  const { task, files } = context
  // A scaffold does not run the model.
  const hardware = task.mode === 'safe-scaffold' ? (task.hardware.flavor ?? freeCpuFlavor) : plan.hardware
  const text = await files.readText(cardFile)
  const known = knownModels.find(({ pattern }) => pattern.test(analysis.modelId))
  return await workWithAgent(context, {
    goal: writeBuildGoal({
      analysis,
      recommendation,
      card: text === undefined ? null : cleanCardText(text),
      hardware,
      mode: task.mode,
      notes: [...(known?.notes.map(({ message }) => message) ?? []), ...plan.blockers.map(({ description, evidence }) => `${description} (${evidence})`)],
    }),
    app: {
      hardware,
      variables: { GRADIO_SSR_MODE: 'false' },
      endpoint: null,
      sampleInputs: null,
      expected: recommendation.outputKind,
      expectedText: null,
      durationSeconds: plan.durationSeconds,
    },
    spaceId: null,
  })
}
