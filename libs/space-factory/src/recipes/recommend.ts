import { recipe } from '../run/recipe.ts'
import { analyseModel } from '../steps/model/analyse-model.ts'
import { recommendationFile, recommendRuntime } from '../steps/model/recommend-runtime.ts'

export const recommendOnly = recipe('recommend')
  .step(analyseModel)
  .step(recommendRuntime)
  .decidedBy(({ recommendation, blockers }) => {
    if (recommendation === undefined) return { passed: false, detail: blockers?.blockers[0]?.description ?? 'nothing is known of the model' }
    const { hardware, template } = recommendation
    return { passed: true, detail: `${recommendationFile}: ${hardware.preferred ?? 'no hardware'}, ${template === null ? 'an app by an agent' : `template ${template}`}` }
  })
