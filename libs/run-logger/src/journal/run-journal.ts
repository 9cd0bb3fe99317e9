import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Position, RunJournal } from '@naturalcad/contracts/run'
import { encodeLine } from '../line/line.ts'
import type { Upcasters } from '../line/upcast.ts'
import type { RecordSchema, Redact } from '../run-log.ts'
import { decodeEvents } from './decode-events.ts'
import type { JournalStorage } from './journal-storage.ts'
import { createSnapshots } from './snapshots.ts'

export interface RunJournalOptions<Event, State> {
  storage: JournalStorage
  schema: RecordSchema<Event>
  /** Of the schema; grows when its form changes. @default 1 */
  version?: number
  upcasters?: Upcasters
  redact?: Redact
  /** What a run is before its first event. */
  initial: State
  /** What an event makes of a state; throws where the transition is not legal, and then nothing is kept. */
  reduce: (state: State, event: Event, position: Position) => State
  /** Whether the run is over in this state: then its events are brought into one file and no more are taken. @default never */
  isFinal?: (state: State) => boolean
  /** What `state.json` holds. @default the state */
  snapshot?: (state: State, position: Position) => unknown
  /** What `report.md` says. Without it there is none. */
  report?: (state: State, events: readonly Event[]) => string
}

export interface DurableRunJournal<Event, State> extends RunJournal<Event, State> {
  /**
   * Waits until `state.json` and `report.md` say what the events say, and the events of a run that is over are in one file. It writes, so it
   * takes the place of the writer, as `append` does. Rejects where they cannot be written.
   */
  flush(): Promise<void>
}

interface Story<Event, State> {
  state: State
  events: Event[]
}

/**
 * The story of one run: events that are kept before they count, and a state and a report that follow from them and from
 * nothing else, so both can be made again byte for byte.
 */
export function createRunJournal<Event, State>(options: RunJournalOptions<Event, State>): DurableRunJournal<Event, State> {
  const { storage, schema, version = 1, redact = (value) => value, initial, reduce, isFinal = () => false } = options
  const snapshots = createSnapshots(storage, options)
  const closing = new AbortController()
  let own = new AbortController()
  let writing: Promise<Story<Event, State>> | undefined

  function replay(lines: readonly Buffer[]): Story<Event, State> {
    const story: Story<Event, State> = { state: initial, events: [] }
    for (const event of decodeEvents(lines, options)) {
      story.events.push(event)
      story.state = reduce(story.state, event, { sequence: story.events.length })
    }
    return story
  }

  async function openForWriting(): Promise<Story<Event, State>> {
    const story = replay(await storage.openForWriting())
    if (story.events.length > 0) snapshots.request(story)
    if (isFinal(story.state)) await storage.compact(encodeAll(story.events))
    return story
  }

  const encodeAll = (events: readonly Event[]) => events.map((event, index) => encodeLine(event, version, index + 1))

  async function add(story: Story<Event, State>, event: Event, onStorageFailure: () => void): Promise<Position> {
    if (isFinal(story.state)) throw new NaturalCadError('CONFLICT', 'the run is over and takes no more events', { remedy: 'start another run' })
    const position = { sequence: story.events.length + 1 }
    const next = reduce(story.state, event, position)
    const line = encodeLine(event, version, position.sequence)
    await storage.append(position.sequence, line).catch((error: unknown) => {
      onStorageFailure()
      throw error
    })
    story.events.push(event)
    story.state = next
    snapshots.request(story)
    if (isFinal(next)) {
      await snapshots.settled()
      await storage.compact(encodeAll(story.events))
    }
    own.abort()
    own = new AbortController()
    return position
  }

  return {
    async append(given) {
      const event = schema.parse(redact(given))
      const before = (writing ??= openForWriting())
      let unsure = false
      const added = before.then((story) =>
        add(story, event, () => {
          unsure = true
        }),
      )
      // A refused event leaves the story as it was, for those behind it. Where the storage failed, what it holds is read again.
      const after = added.then(
        () => before,
        () => (unsure ? openForWriting() : before),
      )
      writing = after
      after.catch(() => {
        if (writing === after) writing = undefined
      })
      return added
    },

    async state() {
      return (writing === undefined ? replay(await storage.readLines()) : await writing).state
    },

    async *follow(from, signal) {
      let after = from?.sequence ?? 0
      const stop = AbortSignal.any(signal === undefined ? [closing.signal] : [closing.signal, signal])
      for (;;) {
        const heard = own.signal
        const events = decodeEvents(await storage.readLines(), options)
        let state = initial
        for (const [index, event] of events.entries()) {
          if (signal?.aborted) return
          state = reduce(state, event, { sequence: index + 1 })
          if (index < after) continue
          after = index + 1
          yield { position: { sequence: after }, event }
        }
        if (stop.aborted || isFinal(state)) return
        await storage.changed(AbortSignal.any([stop, heard]))
      }
    },

    async flush() {
      const opened = (writing ??= openForWriting())
      opened.catch(() => {
        if (writing === opened) writing = undefined
      })
      snapshots.request(await opened)
      await snapshots.settled()
    },

    async close() {
      closing.abort()
      await writing?.catch(() => undefined)
      try {
        await snapshots.settled()
      } finally {
        await storage.close()
      }
    },
  }
}
