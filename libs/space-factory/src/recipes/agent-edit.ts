import { recipe } from '../run/recipe.ts'
import { editSample } from '../steps/model/edit-sample.ts'
import { writeSample } from '../steps/model/write-sample.ts'
import { callEndpoint, checkHealth, createSpace, guardWorkspace, readRunLog, uploadWorkspace, waitForBuild, waitForStart } from '../steps/steps.ts'

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
