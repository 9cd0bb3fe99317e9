import { NaturalCadError } from '@naturalcad/contracts/errors'
import { type FactoryEvent, type FactoryRun, isFactoryEnd, isFactoryTransitionLegal } from '@naturalcad/contracts/factory'

/** The run after the event. Throws `CONFLICT` for an event of another run, a gap or repeat in `seq`, or a transition that is not legal. */
export function applyEvent(run: FactoryRun, event: FactoryEvent): FactoryRun {
  const refuse = (reason: string) => {
    throw new NaturalCadError('CONFLICT', `event ${event.seq} (${event.type}) does not follow run ${run.runId} at ${run.seq}: ${reason}`, {
      details: { runId: run.runId, seq: event.seq, status: run.status },
    })
  }
  if (event.runId !== run.runId) refuse(`it is of run ${event.runId}`)
  if (event.seq !== run.seq + 1) refuse(`${run.seq + 1} comes next`)
  const next = event.statusAfter
  const after = { ...run, seq: event.seq, updatedAt: event.at }
  if (next === undefined || next === run.status) return after
  if (!isFactoryTransitionLegal(run.status, next)) refuse(`${run.status} does not lead to ${next}`)
  return { ...after, status: next, previousStatus: run.status, finishedAt: isFactoryEnd(next) ? event.at : null }
}
