/** Where an event lies; grows along a journal. */
export interface Position {
  /** From 1, without gaps. */
  sequence: number
}

/** The story of one run, event by event: one writer, any number of readers. Generic over the caller's event and state. */
export interface RunJournal<Event, State> {
  /** Resolves once the event is kept. */
  append(event: Event): Promise<Position>
  /** What the events so far add up to. */
  state(): Promise<State>
  /** Events after `from`, and then each new one until the signal aborts or the journal is closed. */
  follow(from?: Position, signal?: AbortSignal): AsyncIterable<{ position: Position; event: Event }>
  close(): Promise<void>
}
