import { recipe } from '../run/recipe.ts'
import { analyseModel, callWhereMeant, checkHealth, createSpace, guardWorkspace, readRunLog, recommendRuntime, uploadWorkspace, waitForBuild, waitForStart, writeApp } from '../steps/steps.ts'

/** Any model card: a template where one fits, else the agent, which also mends what fails. */
export const universal = recipe('universal')
  .step(analyseModel)
  .step(recommendRuntime)
  .step(writeApp)
  .repairsFromHere()
  .step(guardWorkspace)
  .step(createSpace)
  .step(uploadWorkspace)
  .step(waitForBuild)
  .step(waitForStart)
  .step(checkHealth)
  .step(callWhereMeant)
  .step(readRunLog)
  .decidedByGate()
