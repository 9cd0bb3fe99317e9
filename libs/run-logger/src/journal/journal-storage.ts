/** Where a journal lies. One writer at a time; any number of readers. */
export interface JournalStorage {
  readonly name: string
  /** Takes the place of the writer, ends what a crash left open, and gives the lines so far. Rejects with `CONFLICT` while another one writes. */
  openForWriting(): Promise<Buffer[]>
  /** The lines so far, without their newlines, oldest first; maybe some twice. */
  readLines(): Promise<Buffer[]>
  /** Resolves once the line of the event with this number is kept. */
  append(sequence: number, line: string): Promise<void>
  /** Replaces a small file whole. */
  writeFile(name: JournalFile, text: string): Promise<void>
  /** The run is over: brings its events into one file, where they are not. */
  compact(lines: readonly string[]): Promise<void>
  /** Resolves when something may be new, or after a while. */
  changed(signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

/** What a reader may want without reading the events; both follow from them. */
export type JournalFile = 'state.json' | 'report.md'
