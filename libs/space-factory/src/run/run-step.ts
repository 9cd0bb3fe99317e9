import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryJournal, NewEvent } from './journal/factory-journal.ts'
import { isRunEventType } from './journal/run-events.ts'
import type { RunStory } from './journal/run-story.ts'
import type { AnyStep, StepContext } from './step.ts'

export interface RunStepOptions {
  step: AnyStep
  story: RunStory
  journal: FactoryJournal
  context: Omit<StepContext, 'report'>
  /** What the run has cost up to now, US dollars. */
  sumSpentUsd: () => Promise<number>
}

/** Time that a step has to end by itself, once it is told to. */
const graceMs = 10_000

/**
 * One step from its `step.started` to its `step.finished`. Rejects with the reason of the context's signal when that aborts, even where the
 * step does not heed it; else with what the step throws, or with what kept an event from being kept.
 */
export async function runStep({ step, story, journal, context, sumSpentUsd }: RunStepOptions): Promise<void> {
  const { round, signal } = context
  signal.throwIfAborted()
  const missing = step.needs.find((name) => !Object.hasOwn(story.facts, name))
  if (missing !== undefined) throw new NaturalCadError('INTERNAL', `step ${step.name} needs ${missing}, which no step before it has given`)
  await journal.append({ type: 'step.started', message: step.name, data: { step: step.name, round }, level: 'debug', statusAfter: step.state })
  const reports = createReports(journal)
  try {
    // The facts that it needs were looked for above.
    const outcome = await orAborted(step.run(story.facts as Parameters<AnyStep['run']>[0], { ...context, report: reports.report }), context)
    await reports.settled()
    const stop = outcome.stop ?? null
    await journal.append({
      type: 'step.finished',
      message: stop === null ? step.name : `${step.name}: ${stop.reason}`,
      level: stop === null ? 'info' : 'warning',
      data: { step: step.name, round, facts: outcome.facts, stop, spentUsd: await sumSpentUsd() },
    })
  } finally {
    reports.close()
  }
}

/** What a step tells on its way; nothing more once it is over. */
function createReports(journal: FactoryJournal) {
  let isOpen = true
  let all: Promise<unknown> = Promise.resolve()
  const report: StepContext['report'] = (type, message, data = {}, level = 'info') => {
    if (!isOpen) return Promise.resolve()
    const told = tell({ type, message, data, level })
    // A step that does not wait for its word still loses none of them, and is told at its end where one was not kept.
    all = Promise.all([all, told])
    all.catch(() => undefined)
    return told
  }
  async function tell(event: NewEvent<string>): Promise<void> {
    if (isRunEventType(event.type)) throw new NaturalCadError('INTERNAL', `${event.type} is an event of the runner, not of a step`)
    await journal.append(event)
  }
  return {
    report,
    settled: () => all,
    close() {
      isOpen = false
    },
  }
}

async function orAborted<T>(work: Promise<T>, { signal, clock }: Pick<StepContext, 'signal' | 'clock'>): Promise<T> {
  let cancelGrace = () => {}
  let onAbort = () => {}
  const ignored = new Promise<never>((_, reject) => {
    onAbort = () => {
      cancelGrace = clock.after(graceMs, () => reject(toReason(signal)))
    }
  })
  signal.addEventListener('abort', onAbort)
  if (signal.aborted) onAbort()
  try {
    return await Promise.race([work, ignored])
  } catch (error) {
    throw signal.aborted ? toReason(signal) : error
  } finally {
    signal.removeEventListener('abort', onAbort)
    cancelGrace()
    work.catch(() => undefined)
  }
}

function toReason(signal: AbortSignal): NaturalCadError {
  return NaturalCadError.from(signal.reason)
}
