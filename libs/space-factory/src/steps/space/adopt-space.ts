import type { Failure } from '@naturalcad/contracts/factory'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { getSpaceRuntime, listSpaceVariables, setSpaceVariable, type SpaceCall, type SpaceVariable } from '@naturalcad/hub-client'
import type { StepContext } from '../../run/step.ts'
import { createFailure } from '../../verdict/failure-table.ts'
import { toHubCall } from '../hub/hub-call.ts'
import { readSpaceInfo } from '../hub/space-info.ts'
import { markerVariable } from '../hub/space-name.ts'

export type AdoptedSpace = { requestedHardware: string | null } | { failure: Failure }

/** Goes on with a Space whose marker says that this run or an earlier one of the same request made it; any other is a conflict. */
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
  const { hardware } = await getSpaceRuntime(call)
  return { requestedHardware: hardware?.requested ?? null }
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
