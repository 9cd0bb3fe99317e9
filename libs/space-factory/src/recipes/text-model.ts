import { recipe } from '../run/recipe.ts'
import { analyseModel, callEndpoint, checkHealth, createSpace, guardWorkspace, readRunLog, recommendRuntime, uploadWorkspace, waitForBuild, waitForStart, writeTemplate } from '../steps/steps.ts'

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
