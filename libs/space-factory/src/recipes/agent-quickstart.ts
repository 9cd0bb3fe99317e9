import { recipe } from '../run/recipe.ts'
import { callEndpoint, checkHealth, checkName, collectSpace, guardWorkspace, makeByAgent, readRunLog, waitForBuild, waitForStart } from '../steps/steps.ts'

/** The agent makes and fills the Space; what counts is what the Space holds and answers. */
export const agentQuickstart = recipe('agent-quickstart')
  .step(checkName)
  .step(makeByAgent)
  .repairsFromHere()
  .step(collectSpace)
  .step(guardWorkspace)
  .step(waitForBuild)
  .step(waitForStart)
  .step(checkHealth)
  .step(callEndpoint)
  .step(readRunLog)
  .decidedByGate()
