import { recipe } from '../run/recipe.ts'
import { analyseModel } from '../steps/model/analyse-model.ts'
import { recommendRuntime } from '../steps/model/recommend-runtime.ts'
import { writeTemplate } from '../steps/model/write-template.ts'
import { callEndpoint, checkHealth, createSpace, guardWorkspace, readRunLog, uploadWorkspace, waitForBuild, waitForStart } from '../steps/steps.ts'

/** Text models of Transformers, and of nothing else. */
export const textModel = recipe('text-model')
  .step(analyseModel)
  .step(recommendRuntime)
  .step(writeTemplate(['transformers-text']))
  .step(guardWorkspace)
  .step(createSpace)
  .step(uploadWorkspace)
  .step(waitForBuild)
  .step(waitForStart)
  .step(checkHealth)
  .step(callEndpoint)
  .step(readRunLog)
  .decidedByGate()
