import { recipe } from '../run/recipe.ts'
import { callEndpoint, checkHealth, findSpace, judgeSource, readRunLog, requestHardware, waitForExisting } from '../steps/steps.ts'

/** Asks a Space that is there; nothing of it is changed but the hardware, and that only where it is named. */
export const validateSpace = recipe('validate-space')
  .step(findSpace)
  .step(requestHardware)
  .step(waitForExisting)
  .step(checkHealth)
  .step(judgeSource)
  .step(callEndpoint)
  .step(readRunLog)
  .decidedByGate()
