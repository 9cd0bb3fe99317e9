import { NaturalCadError } from '@naturalcad/contracts/errors'
import { getSpaceRuntime, restartSpace, type SpaceCall, waitForSpace, whoAmI } from '@naturalcad/hub-client'
import { chooseAppToken } from '../../live/choose-app-token.ts'
import { visitSpace } from '../../live/visit-space.ts'
import type { FactoryJournal } from '../journal/factory-journal.ts'
import type { RunStory } from '../journal/run-story.ts'
import type { StepContext } from '../step.ts'

export interface BringSpaceBackOptions extends Pick<StepContext, 'task' | 'hub' | 'deadline' | 'redactor'> {
  story: RunStory
  journal: FactoryJournal
  /** It costs again from now on. */
  onStart: () => Promise<void>
}

/** Stages that a Space comes to by itself once it was started. */
const awakeStages = ['RUNNING', 'RUNTIME_ERROR', 'BUILD_ERROR', 'CONFIG_ERROR', 'NO_APP_FILE', 'STOPPED', 'DELETING'] as const

/**
 * Before a run goes on: its Space may have been paused meanwhile, so that it costs nothing, or have fallen asleep. Where the run had seen it
 * up, it is waited for. Rejects with `FORBIDDEN` where its owner alone may start it.
 */
export async function bringSpaceBack({ story: { facts, use }, task, journal, onStart, hub, deadline, redactor }: BringSpaceBackOptions): Promise<void> {
  const { space, app } = facts
  if (space?.isCreated !== true || (app === undefined && use.paidSpaces.length === 0)) return
  const { spaceId, isOwn } = space
  const call = { ...hub, signal: deadline.signal, repo: `spaces/${spaceId}` }
  const stage = await findStage(call)
  if (stage === 'PAUSED' && isOwn) {
    await start(call, spaceId, redactor)
    await journal.append({ type: 'space.resumed', message: `${spaceId} was paused, and is started again`, data: { spaceId } })
    await onStart()
  } else if (stage === 'SLEEPING' && app !== undefined) {
    await visitSpace({ url: app.url, accessToken: chooseAppToken({ spaceId, user: task.user, accessToken: hub.accessToken }), fetch: hub.fetch, signal: deadline.signal })
    await journal.append({ type: 'space.woken', message: `${spaceId} sleeps and is woken by a visit`, data: { spaceId } })
  } else return
  if (app === undefined) return
  try {
    await waitForSpace({ ...call, stages: awakeStages })
  } catch (error) {
    deadline.check()
    const { code } = NaturalCadError.from(error)
    // It does not come up, or is gone: the steps find out.
    if (code !== 'DEADLINE_EXCEEDED' && code !== 'NOT_FOUND') throw error
  }
}

/** Undefined where the Space is gone, which the steps tell of. */
async function findStage(call: SpaceCall): Promise<string | undefined> {
  try {
    return (await getSpaceRuntime(call)).stage
  } catch (error) {
    if (NaturalCadError.from(error).code === 'NOT_FOUND') return undefined
    throw error
  }
}

async function start(call: SpaceCall, spaceId: string, redactor: StepContext['redactor']): Promise<void> {
  try {
    await restartSpace(call)
  } catch (thrown) {
    const error = NaturalCadError.from(thrown)
    if (error.code !== 'UNAUTHORIZED' && error.code !== 'FORBIDDEN') throw thrown
    // A token that is not valid any more is another matter.
    await whoAmI(call)
    throw new NaturalCadError('FORBIDDEN', `${spaceId} is paused and could not be started again: ${redactor.text(error.message)}`, { cause: thrown, remedy: `restart ${spaceId} in its settings, then retry the run` })
  }
}
