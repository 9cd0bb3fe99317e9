import type { Failure } from '@naturalcad/contracts/factory'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { getSpaceRuntime, listSpaceVariables, restartSpace, setSpaceVariable, type SpaceCall, type SpaceVariable } from '@naturalcad/hub-client'
import { markerVariable } from '../../run/space-marker.ts'
import type { StepContext } from '../../run/step.ts'
import { createFailure } from '../../verdict/failure-table.ts'
import { toHubCall } from '../hub/hub-call.ts'
import { assertTokenIsValid, classifyWrite, isPassing, readHubAnswer } from '../hub/hub-failure.ts'
import { readSpaceInfo } from '../hub/space-info.ts'

export type AdoptedSpace = { requestedHardware: string | null } | { failure: Failure }

/**
 * Goes on with a Space whose marker says that this run or an earlier one of the same request made it, and starts it where it is paused; any
 * other is a conflict.
 */
export async function adoptSpace(context: StepContext, spaceId: string, variables: Readonly<Record<string, string>>): Promise<AdoptedSpace> {
  const { task } = context
  const call = { ...toHubCall(context), repo: `spaces/${spaceId}` }
  const found = await listVariables(call)
  const maker = found?.[markerVariable]?.value
  if (maker === undefined || ![task.runId, ...task.earlierRunIds].includes(maker)) {
    return { failure: createFailure('conflict', `${spaceId} exists and was not made by this run: it is left as it is`) }
  }
  const info = await readSpaceInfo(context, spaceId, { isJustMade: true })
  if (info.private === false) return { failure: createFailure('conflict', `${spaceId} was made private and is public now: nothing is uploaded to it`) }
  for (const [key, value] of Object.entries(variables)) if (found?.[key]?.value !== value) await setSpaceVariable({ ...call, key, value })
  const { hardware, stage } = await getSpaceRuntime(call)
  // So a run leaves a Space on paid hardware that came to no success.
  const failure = stage === 'PAUSED' ? await start(context, call, spaceId) : undefined
  return failure !== undefined ? { failure } : { requestedHardware: hardware?.requested ?? null }
}

/** What the Hub refuses is a failure: it lets no OAuth token restart a Space, whatever its scopes. */
async function start(context: StepContext, call: SpaceCall, spaceId: string): Promise<Failure | undefined> {
  try {
    await restartSpace(call)
    await context.report('space.restarted', `${spaceId} was paused, and is started again`, { spaceId })
    return undefined
  } catch (error) {
    context.signal.throwIfAborted()
    const answer = readHubAnswer(error)
    if (answer.httpStatus === 401) await assertTokenIsValid(context)
    if (isPassing(answer)) throw error
    return createFailure(classifyWrite(answer), `${spaceId} is paused and could not be started again: ${context.redactor.text(answer.message)}`, `restart ${spaceId} in its settings, then retry the run`)
  }
}

/** Undefined where the Space may not be looked into. */
async function listVariables(call: SpaceCall): Promise<Record<string, SpaceVariable> | undefined> {
  try {
    return await listSpaceVariables(call)
  } catch (error) {
    const { code } = NaturalCadError.from(error)
    if (code === 'NOT_FOUND' || code === 'FORBIDDEN') return undefined
    throw error
  }
}
