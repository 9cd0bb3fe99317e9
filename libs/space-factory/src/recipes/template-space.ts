import { recipe } from '../run/recipe.ts'
import { analyseModel, callEndpoint, checkHealth, createSpace, guardWorkspace, readRunLog, recommendRuntime, uploadWorkspace, waitForBuild, waitForStart, writeSample, writeTemplate } from '../steps/steps.ts'

/** A model as a private Space, by the template that fits it. */
export const templateSpace = recipe('template-space')
  .step(analyseModel)
  .step(recommendRuntime)
  .step(writeTemplate())
  .step(guardWorkspace)
  .step(createSpace)
  .step(uploadWorkspace)
  .step(waitForBuild)
  .step(waitForStart)
  .step(checkHealth)
  .step(callEndpoint)
  .step(readRunLog)
  .decidedByGate()

/** The same without a model: a small app of which it is known what it computes. */
export const sampleSpace = recipe('template-space')
  .step(writeSample)
  .step(guardWorkspace)
  .step(createSpace)
  .step(uploadWorkspace)
  .step(waitForBuild)
  .step(waitForStart)
  .step(checkHealth)
  .step(callEndpoint)
  .step(readRunLog)
  .decidedByGate()
