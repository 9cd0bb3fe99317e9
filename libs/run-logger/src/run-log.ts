import type { Position } from '@naturalcad/contracts/run'

/** Reads a record that comes from outside; a zod schema is one. */
export interface RecordSchema<Record> {
  parse(value: unknown): Record
}

/** Takes secrets out of a record before it becomes bytes. */
export type Redact = (value: unknown) => unknown

export interface LogEntry<Record> {
  position: Position
  record: Record
}

export interface ReadOptions<Record> {
  /** Only entries after it. */
  after?: Position
  where?: (record: Record) => boolean
  signal?: AbortSignal
  /** Told about each line that is no record: torn by a crash, or written by something else. */
  onUnreadable?: (line: { lineNumber: number; reason: string }) => void
}

/** An append-only log of records with one schema. */
export interface RunLog<Record> {
  /** Resolves once the record is kept; rejects when it breaks the schema or could not be written. */
  append(record: Record): Promise<Position>
  /** In the order in which they were appended. */
  read(options?: ReadOptions<Record>): AsyncIterable<LogEntry<Record>>
  /** Waits for what is under way. */
  close(): Promise<void>
}
