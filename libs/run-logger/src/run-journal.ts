import type { Position, RunJournal } from '@naturalcad/contracts/run'
import type { RunLog } from './run-log.ts'

export interface RunJournalOptions<Event, State> {
  /** Where the events are kept; the journal owns it. */
  log: RunLog<Event>
  /** What a run is before its first event. */
  initial: State
  /** What an event makes of a state; throws where the transition is not legal, and then nothing is kept. */
  reduce: (state: State, event: Event) => State
}

/** The story of one run over a log: its state is derived from its events and from nothing else. */
export function createRunJournal<Event, State>({ log, initial, reduce }: RunJournalOptions<Event, State>): RunJournal<Event, State> {
  const wakers = new Set<() => void>()
  let current: Promise<State> | undefined
  let isClosed = false

  async function replay(): Promise<State> {
    let state = initial
    for await (const { record } of log.read()) state = reduce(state, record)
    return state
  }

  return {
    async append(event) {
      const previous = (current ??= replay())
      const appended = previous.then(async (state) => {
        const next = reduce(state, event)
        return { next, position: await log.append(event) }
      })
      // A refused event leaves the state as it was, for this call and for those behind it.
      current = appended.then(
        ({ next }) => next,
        () => previous,
      )
      const { position } = await appended
      for (const wake of wakers) wake()
      return position
    },

    state: () => (current ??= replay()),

    async *follow(from, signal) {
      let after: Position | undefined = from
      for (;;) {
        let wake = () => {}
        const changed = new Promise<void>((resolve) => {
          wake = resolve
        })
        wakers.add(wake)
        signal?.addEventListener('abort', wake, { once: true })
        try {
          for await (const { position, record } of log.read(after === undefined ? {} : { after })) {
            if (signal?.aborted) return
            yield { position, event: record }
            after = position
          }
          if (isClosed || signal?.aborted) return
          await changed
          if (signal?.aborted) return
        } finally {
          wakers.delete(wake)
          signal?.removeEventListener('abort', wake)
        }
      }
    },

    async close() {
      isClosed = true
      for (const wake of wakers) wake()
      await log.close()
    },
  }
}
