import { recipe } from '../run/recipe.ts'
import { recommendationFile } from '../steps/model/recommend-runtime.ts'
import { analyseModel, recommendRuntime } from '../steps/steps.ts'

export const recommendOnly = recipe('recommend')
  .step(analyseModel)
  .step(recommendRuntime)
  .decidedBy(({ recommendation, blockers }) => {
    if (recommendation === undefined) return { passed: false, detail: blockers?.blockers[0]?.description ?? 'nothing is known of the model' }
    const { hardware, template } = recommendation
    return { passed: true, detail: `${recommendationFile}: ${hardware.preferred ?? 'no hardware'}, ${template === null ? 'an app by an agent' : `template ${template}`}` }
  })
