/** Reads a record that comes from outside; a zod schema is one. */
export interface RecordSchema<Record> {
  parse(value: unknown): Record
}

/** Takes secrets out of a record before it becomes bytes. */
export type Redact = (value: unknown) => unknown

/** Where a record lies: the number of the file, from 1, and its first byte in it. Grows along a log. */
export interface LogPosition {
  segment: number
  offset: number
}

export interface LogEntry<Record> {
  position: LogPosition
  record: Record
}

/** What is asked of records; all of it must hold. */
export interface RecordFilter {
  /** Times of `timeField`, from this one on. */
  from?: string | Date
  /** Before this one. */
  to?: string | Date
  /** Top-level fields by their values. */
  fields?: Readonly<globalThis.Record<string, string | number | boolean | null>>
  /** Stands somewhere in one of the strings, in any case of letters. */
  text?: string
}

export interface UnreadableLine extends LogPosition {
  /** Behind its last byte. */
  end: number
  reason: string
}

export interface ReadOptions<Record> extends RecordFilter {
  /** Only entries after it. */
  after?: LogPosition
  /** Only entries that lie before this cursor. */
  before?: string
  where?: (record: Record) => boolean
  signal?: AbortSignal
  /** Told about what belongs to no record: torn by a crash, damaged, or written by something else. */
  onUnreadable?: (line: UnreadableLine) => void
}

export interface FollowedEntry<Record> extends LogEntry<Record> {
  /** Hand it to `follow` to go on behind this entry, in this process or in another. */
  cursor: string
}

export interface FollowOptions extends RecordFilter {
  /** Goes on behind it: one of an entry, or what `cursor()` gives for what comes from now on. Without it from the oldest record. */
  cursor?: string
  signal?: AbortSignal
  onUnreadable?: (line: UnreadableLine) => void
  /** Told when records were removed, by retention or from outside, before they were followed. */
  onGap?: (gap: { reason: string }) => void
}

/** An append-only log of records with one schema. */
export interface RunLog<Record> {
  /** Resolves once the record is kept; rejects when it breaks the schema or could not be written. */
  append(record: Record): Promise<LogPosition>
  /** In the order in which they were appended. */
  read(options?: ReadOptions<Record>): AsyncIterable<LogEntry<Record>>
  /** Stands behind everything that is there now, for `follow` and `before`. */
  cursor(): Promise<string>
  /** Each record once, and then each new one, until the signal aborts or the log is closed. */
  follow(options?: FollowOptions): AsyncIterable<FollowedEntry<Record>>
  /** Waits for what is under way. */
  close(): Promise<void>
}
