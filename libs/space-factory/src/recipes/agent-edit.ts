import { recipe } from '../run/recipe.ts'
import { callEndpoint, checkHealth, createSpace, editSample, guardWorkspace, readRunLog, uploadWorkspace, waitForBuild, waitForStart, writeSample } from '../steps/steps.ts'

/** The agent makes one safe edit to a sample app before it becomes a Space; the live answer has to show it. */
export const agentEdit = recipe('agent-edit')
  .step(writeSample)
  .step(editSample)
  .repairsFromHere()
  .step(guardWorkspace)
  .step(createSpace)
  .step(uploadWorkspace)
  .step(waitForBuild)
  .step(waitForStart)
  .step(checkHealth)
  .step(callEndpoint)
  .step(readRunLog)
  .decidedByGate()
