import { NaturalCadError } from '@naturalcad/contracts/errors'
import { type FactoryEvent, type FactoryRun, isFactoryEnd, isFactoryTransitionLegal } from '@naturalcad/contracts/factory'
import type { SpaceFacts } from '../run-facts.ts'
import { isRunEventType, readEventData } from './run-events.ts'

/**
 * The run after the event; null is the run before its first one. Throws `CONFLICT` for an event of another run, a gap or repeat in `seq`, a
 * transition that is not legal, or a first event that creates no run; `INVALID_REQUEST` for one whose data miss what its type says.
 */
export function reduceRun(run: FactoryRun | null, event: FactoryEvent): FactoryRun {
  if (run === null) return createRun(event)
  if (event.runId !== run.runId) throw refuse(run, event, `it is of run ${event.runId}`)
  if (event.seq !== run.seq + 1) throw refuse(run, event, `${run.seq + 1} comes next`)
  if (event.type === 'run.created') throw refuse(run, event, 'the run is there already')
  const after = { ...run, ...readChanges(run, event), seq: event.seq, updatedAt: event.at }
  const next = event.statusAfter
  if (next === undefined || next === run.status) return after
  if (!isFactoryTransitionLegal(run.status, next)) throw refuse(run, event, `${run.status} does not lead to ${next}`)
  return { ...after, status: next, previousStatus: run.status, finishedAt: isFactoryEnd(next) ? event.at : null }
}

function createRun(event: FactoryEvent): FactoryRun {
  if (event.type !== 'run.created' || event.seq !== 1) {
    throw new NaturalCadError('CONFLICT', `event ${event.seq} (${event.type}) comes before run ${event.runId} was created`, { details: { runId: event.runId, seq: event.seq } })
  }
  return {
    ...readEventData('run.created', event.data),
    schemaVersion: 1,
    runId: event.runId,
    status: 'created',
    previousStatus: null,
    seq: 1,
    startedAt: event.at,
    updatedAt: event.at,
    finishedAt: null,
    job: null,
    resultStatus: null,
    failure: null,
  }
}

function readChanges(run: FactoryRun, { type, data }: FactoryEvent): Partial<FactoryRun> {
  if (!isRunEventType(type)) return {}
  switch (type) {
    case 'job.started':
      return { job: readEventData(type, data).job, failure: null }
    case 'job.ended':
      return run.job === null ? {} : { job: { ...run.job, stage: readEventData(type, data).stage } }
    case 'step.finished': {
      const { facts, spentUsd } = readEventData(type, data)
      return { ...readTarget(facts), ...spend(run, spentUsd) }
    }
    case 'run.interrupted': {
      const { failure, spentUsd } = readEventData(type, data)
      return { failure, ...spend(run, spentUsd) }
    }
    case 'run.classified': {
      const { gate, failure, costs } = readEventData(type, data)
      return { resultStatus: gate?.status ?? null, failure, ...spend(run, costs.totalUsd) }
    }
    case 'run.finished': {
      const { verdict, failure } = readEventData(type, data)
      return { resultStatus: verdict, failure }
    }
    default:
      readEventData(type, data)
      return {}
  }
}

/** The Space that a step has made, which the run tells of as well. Steps of this package wrote it. */
function readTarget({ space }: { space?: SpaceFacts }): Partial<FactoryRun> {
  return space?.isCreated === true ? { target: { spaceId: space.spaceId, url: space.url, settingsUrl: space.settingsUrl } } : {}
}

function spend(run: FactoryRun, spentUsd: number): Pick<FactoryRun, 'costs'> {
  return { costs: run.costs === null ? null : { ...run.costs, spentUsd } }
}

function refuse(run: FactoryRun, { seq, type }: FactoryEvent, reason: string): NaturalCadError {
  return new NaturalCadError('CONFLICT', `event ${seq} (${type}) does not follow run ${run.runId} at ${run.seq}: ${reason}`, {
    details: { runId: run.runId, seq, status: run.status },
  })
}
