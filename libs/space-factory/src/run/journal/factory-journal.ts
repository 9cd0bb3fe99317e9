import type { Clock } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { FactoryEvent, type FactoryRunId, type FactoryState, isFactoryEnd } from '@naturalcad/contracts/factory'
import { createRedactor, type Redactor } from '@naturalcad/redaction'
import { createRunJournal, type JournalStorage } from '@naturalcad/run-logger'
import { zeroGpuFlavor } from '../../hardware/flavors.ts'
import { recommendDuration } from '../../hardware/recommend-duration.ts'
import { writeReport } from '../../report/write-report.ts'
import type { RunEventData, RunEventType } from './run-events.ts'
import { emptyStory, reduceStory, type RunStory } from './run-story.ts'

export interface NewEvent<Type extends string> {
  type: Type
  /** One line for people. */
  message: string
  data: Type extends RunEventType ? RunEventData<Type> : Record<string, unknown>
  /** @default 'info' */
  level?: FactoryEvent['level']
  statusAfter?: FactoryState | undefined
}

/** The journal of one run for its one writer. */
export interface FactoryJournal {
  readonly runId: FactoryRunId
  /**
   * Resolves with the event as it is kept: numbered, dated, without secrets. Rejects with `INTERNAL` for one that does not follow the run, a
   * fault of its writer; with what the storage says where it is not kept, and then takes no more: who wrote it has lost its place, or the storage.
   */
  append<Type extends string>(event: NewEvent<Type>): Promise<FactoryEvent>
  story(): Promise<RunStory>
  /** Waits until `state.json` and `report.md` say what the events say. */
  flush(): Promise<void>
  close(): Promise<void>
}

export interface FactoryJournalOptions {
  storage: JournalStorage
  runId: FactoryRunId
  clock: Clock
  /** Knows the secrets of the run; patterns are removed in any case. */
  redactor?: Redactor
}

/** Opens the journal of a run to write it. Whoever only reads it takes `readRun` and `followRun`. */
export function createFactoryJournal({ storage, runId, clock, redactor = createRedactor() }: FactoryJournalOptions): FactoryJournal {
  const journal = openJournal(storage)
  /** One after the other, since each carries the number of its place. */
  let last: Promise<unknown> = Promise.resolve()
  let broken: { error: unknown } | undefined

  async function appendNext({ type, message, data, level = 'info', statusAfter }: NewEvent<string>): Promise<FactoryEvent> {
    if (broken !== undefined) throw broken.error
    const story = await journal.state()
    const bare: FactoryEvent = {
      schemaVersion: 1,
      runId,
      seq: (story.run?.seq ?? 0) + 1,
      at: new Date(clock.now()).toISOString(),
      level,
      type,
      message: redactor.text(message),
      // What is kept is JSON: a resumed run has to find just what the first one went on with.
      data: JSON.parse(JSON.stringify(redactor.json(data))) as Record<string, unknown>,
      ...(statusAfter === undefined ? {} : { statusAfter }),
    }
    const event = FactoryEvent.parse(bare)
    assertFollows(story, event)
    try {
      await journal.append(event)
    } catch (error) {
      broken = { error }
      throw error
    }
    return event
  }

  return {
    runId,
    append(event) {
      const appended = last.then(() => appendNext(event as NewEvent<string>))
      last = appended.catch(() => undefined)
      return appended
    },
    async story() {
      await last
      return journal.state()
    },
    flush: () => journal.flush(),
    close: () => journal.close(),
  }
}

/** In a journal that is read a conflict is damage, or another writer; of an event that is only being made it is neither. */
function assertFollows(story: RunStory, event: FactoryEvent): void {
  try {
    reduceStory(story, event)
  } catch (error) {
    if (NaturalCadError.is(error) && error.code === 'CONFLICT') throw new NaturalCadError('INTERNAL', error.message, { cause: error, details: error.details })
    throw error
  }
}

export interface ReadRunOptions {
  storage: JournalStorage
}

/** A run as its events tell it. Rejects with `NOT_FOUND` where there are none. */
export async function readRun({ storage }: ReadRunOptions): Promise<RunStory & { run: NonNullable<RunStory['run']> }> {
  const story = await openJournal(storage).state()
  if (story.run === null) throw new NaturalCadError('NOT_FOUND', 'there is no such run', { remedy: 'look at the list of runs' })
  return { ...story, run: story.run }
}

export interface FollowRunOptions extends ReadRunOptions {
  /** The `seq` of the last event that is known. @default 0 */
  from?: number
  signal?: AbortSignal
}

/** The events after `from`, then each new one; ends with the run, or when the signal aborts. */
export async function* followRun({ storage, from = 0, signal }: FollowRunOptions): AsyncIterable<FactoryEvent> {
  const journal = openJournal(storage)
  try {
    for await (const { event } of journal.follow({ sequence: from }, signal)) yield event
  } finally {
    await journal.close()
  }
}

function openJournal(storage: JournalStorage) {
  return createRunJournal<FactoryEvent, RunStory>({
    storage,
    schema: FactoryEvent,
    initial: emptyStory,
    reduce: reduceStory,
    isFinal: ({ run }) => run !== null && isFactoryEnd(run.status),
    snapshot: ({ run }) => run,
    report: tellStory,
  })
}

function tellStory({ run, gate, costs, result, attention, facts }: RunStory): string {
  if (run === null) return ''
  const isZeroGpu = (facts.hardware?.requested ?? facts.space?.requestedHardware) === zeroGpuFlavor
  const samples = facts.live?.latenciesMs.map((latencyMs, index) => ({ latencyMs, isCold: index === 0 })) ?? []
  const duration = isZeroGpu ? recommendDuration(samples, facts.recommendation?.hardware.size ?? 'large') : undefined
  return writeReport({ run, gate, costs, duration, result, attention })
}
