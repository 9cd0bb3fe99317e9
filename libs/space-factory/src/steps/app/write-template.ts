import type { Blocker, TemplateName } from '@naturalcad/contracts/factory'
import { isTaskName } from '../../card/output-kind.ts'
import { type AppPlan, planApp, type PlanAppFacts } from '../../recommend/plan-app.ts'
import type { WorkspaceFacts } from '../../run/run-facts.ts'
import type { Step, StepContext } from '../../run/step.ts'
import { generateSpace } from '../../templates/generate-space.ts'
import { keepTemplate } from './keep-template.ts'
import { requireModel } from '../model/require-model.ts'
import { stopBlocked } from '../model/stop-blocked.ts'

type Needs = 'analysis' | 'baseModel' | 'recommendation'

/** Writes the app of the model by the template that fits; where none of those given does, that is a documented blocker. */
export function writeTemplate(allowed?: readonly TemplateName[]): Step<Needs, 'workspace' | 'blockers'> {
  return {
    name: 'write-template',
    state: 'generating',
    needs: ['analysis', 'baseModel', 'recommendation'],
    gives: ['workspace', 'blockers'],
    async run(facts, context) {
      const plan = planApp(facts, context.task)
      if (plan.blockers.length > 0) return await stopBlocked(context, plan.blockers)
      if (plan.template === null || (allowed !== undefined && !allowed.includes(plan.template))) return await stopBlocked(context, [describeLack(facts, plan.template)])
      return { facts: { workspace: await writeByTemplate(facts, plan, plan.template, context), blockers: null } }
    },
  }
}

export async function writeByTemplate(
  { analysis, baseModel, recommendation }: PlanAppFacts,
  { hardware, size, quantization, durationSeconds }: AppPlan,
  template: TemplateName,
  { task, files, report }: StepContext,
): Promise<WorkspaceFacts> {
  const { id, sha } = requireModel(task)
  const name = recommendation.task ?? undefined
  const [base] = analysis.adapter?.baseModels ?? []
  const space = generateSpace({
    template,
    modelId: id,
    revision: sha,
    task: isTaskName(name) ? name : 'other',
    hardware,
    size,
    quantization,
    durationSeconds,
    mode: task.mode,
    ...(base === undefined || baseModel?.sha === undefined ? {} : { baseModel: { id: baseModel.modelId, revision: baseModel.sha } }),
    ...(analysis.modelFile === undefined ? {} : { modelFile: analysis.modelFile }),
  })
  await report('app.written', `template ${template} has written the app for ${hardware}`, { template, hardware, files: space.files.map(({ path }) => path) })
  return await keepTemplate(files, space, { hardware, expected: recommendation.outputKind, durationSeconds })
}

function describeLack({ analysis, recommendation }: PlanAppFacts, template: TemplateName | null): Blocker {
  const what = `${analysis.library?.name ?? 'an unknown library'}, ${recommendation.task ?? 'an unknown task'}`
  return {
    id: 'no-template',
    category: 'platform',
    component: 'template',
    description: template === null ? `No template writes an app for ${what}.` : `This recipe writes no app by the template ${template}.`,
    evidence: `library and task of the model: ${what}`,
    alternativesTried: [],
    workaround: template === null ? 'run the recipe universal, where an agent writes the app' : 'run the recipe template-space',
    severity: 'blocking',
  }
}
