import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryTask } from '@naturalcad/contracts/factory'
import { getSpaceRuntime, listSpaceVariables, pauseSpace } from '@naturalcad/hub-client'
import type { FactoryJournal } from '../journal/factory-journal.ts'
import { isPaidFlavor, type RunStory } from '../journal/run-story.ts'
import { markerVariable } from '../space-marker.ts'
import type { StepContext } from '../step.ts'

export interface LeaveNothingCostlyOptions {
  task: FactoryTask
  story: RunStory
  journal: FactoryJournal
  hub: StepContext['hub']
  signal: AbortSignal
}

/**
 * Pauses the Space of a run that has come to no success, where it is on hardware that is paid by the hour. Asks the Hub, since a worker may
 * have been killed before it could say that it made one. What can't be done is an event that the report tells of, never an error.
 */
export async function leaveNothingCostly({ task, story, journal, hub, signal }: LeaveNothingCostlyOptions): Promise<void> {
  const { spaceId } = task
  if (spaceId === null || !mayBeCostly(task, story)) return
  const call = { ...hub, repo: { type: 'space' as const, name: spaceId }, signal }
  try {
    const { hardware, stage } = await getSpaceRuntime(call)
    // A change of hardware takes a while, and costs once it has come about.
    const flavor = [hardware?.requested, hardware?.current].find((name) => name != null && isPaidFlavor(name))
    if (flavor == null || stage === 'PAUSED') return
    if (!isOwnDoing(story) && !wasAskedFor(flavor, task, story) && !(await wasMadeBy(task, call))) return
    await pauseSpace(call)
    await journal.append({ type: 'space.paused', message: `${spaceId} is paused: it was on ${flavor}, and the run came to no success`, data: { spaceId } })
  } catch (thrown) {
    const error = NaturalCadError.from(thrown)
    if (error.code === 'NOT_FOUND') return
    const manualAction = `pause ${spaceId} in its settings: it may be on paid hardware, and could not be paused (${error.message})`
    await journal.append({ type: 'space.left_running', message: manualAction, data: { spaceId, manualAction }, level: 'error' })
  }
}

/** Without leave for paid hardware there can be none. */
function mayBeCostly({ hardware }: FactoryTask, { use }: RunStory): boolean {
  return hardware.allowFixedGpu || (hardware.flavor !== null && isPaidFlavor(hardware.flavor)) || use.paidSpaces.some(({ to }) => to === null)
}

function isOwnDoing({ use }: RunStory): boolean {
  return use.paidSpaces.some(({ to }) => to === null)
}

/** A Space that is validated, and was on something else when the run found it. */
function wasAskedFor(flavor: string, { hardware }: FactoryTask, { finished }: RunStory): boolean {
  const found = finished.find(({ facts }) => facts.hardware !== undefined)?.facts
  return found?.space?.isOwn === false && hardware.flavor === flavor && found.hardware?.current !== flavor
}

async function wasMadeBy({ runId, earlierRunIds }: FactoryTask, call: Parameters<typeof listSpaceVariables>[0]): Promise<boolean> {
  const variables = await listSpaceVariables(call)
  const maker = variables[markerVariable]?.value
  return maker != null && (maker === runId || earlierRunIds.includes(maker))
}
