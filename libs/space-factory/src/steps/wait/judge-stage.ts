import { knownErrors } from '../../blockers/known-errors.ts'
import type { RepairNotes, StepContext, StepStop } from '../../run/step.ts'
import { diagnoseSpace } from './diagnose-space.ts'
import type { WatchedSpace } from './watch-space.ts'

/** Why nothing further can be done with a Space as it stands, with its diagnostics written; undefined where it runs or may yet. */
export async function judgeStage(context: StepContext, spaceId: string, { runtime, isOver }: WatchedSpace): Promise<StepStop | undefined> {
  const { stage } = runtime
  if (isOver) {
    const repair = await diagnoseSpace(context, { spaceId, runtime, log: stage.endsWith('BUILDING') ? 'build' : 'run', what: stage.endsWith('BUILDING') ? 'build' : 'runtime' })
    return { reason: stage === 'RUNNING' ? `the Space still runs commit ${runtime.sha ?? 'unknown'}, and the time to start the new one is over` : `the Space is still in stage ${stage}, and its time to start is over`, repair }
  }
  switch (stage) {
    case 'BUILD_ERROR':
    case 'CONFIG_ERROR':
    case 'NO_APP_FILE':
      return { reason: `the Space was not built: ${stage}`, repair: await diagnoseSpace(context, { spaceId, runtime, log: stage === 'BUILD_ERROR' ? 'build' : null, what: 'build' }) }
    case 'RUNTIME_ERROR':
      return judgeCrash(await diagnoseSpace(context, { spaceId, runtime, log: 'run', what: 'runtime' }))
    case 'PAUSED':
    case 'STOPPED':
    case 'DELETING':
      await diagnoseSpace(context, { spaceId, runtime, log: null, what: 'runtime' })
      return { reason: stage === 'DELETING' ? 'the Space is deleted' : `the Space is ${stage.toLowerCase()}: only its owner starts it again`, repair: null }
    default:
      return undefined
  }
}

function judgeCrash(notes: RepairNotes): StepStop {
  const reason = 'the app ended when it was started'
  const isOutOfReach = knownErrors.some((error) => error.isOutOfReach === true && error.hint === notes.hint)
  return isOutOfReach ? { reason: `${reason}: ${notes.hint}`, repair: null } : { reason, repair: notes }
}
