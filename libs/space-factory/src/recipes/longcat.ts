import { recipe } from '../run/recipe.ts'
import { analyseModel, buildByAgent, checkHealth, createSpace, guardWorkspace, readRunLog, recommendRuntime, uploadWorkspace, waitForBuild, waitForStart } from '../steps/steps.ts'

/**
 * A video takes minutes of a lent card, and whether it is any good a person sees: nothing is called here, so the best verdict is a candidate.
 * The recipe `validate-space` makes the call, when somebody wants to spend it.
 */
export const longcat = recipe('longcat')
  .step(analyseModel)
  .step(recommendRuntime)
  .step(buildByAgent)
  .repairsFromHere()
  .step(guardWorkspace)
  .step(createSpace)
  .step(uploadWorkspace)
  .step(waitForBuild)
  .step(waitForStart)
  .step(checkHealth)
  .step(readRunLog)
  .decidedByGate()
