import { recipe } from '../run/recipe.ts'
import { analyseModel } from '../steps/model/analyse-model.ts'
import { callWhereMeant } from '../steps/model/call-where-meant.ts'
import { recommendRuntime } from '../steps/model/recommend-runtime.ts'
import { writeApp } from '../steps/model/write-app.ts'
import { checkHealth, createSpace, guardWorkspace, readRunLog, uploadWorkspace, waitForBuild, waitForStart } from '../steps/steps.ts'

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
