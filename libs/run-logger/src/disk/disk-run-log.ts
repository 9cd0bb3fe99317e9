import { closedError } from '../closed-error.ts'
import { stringifyRecord } from '../line/line.ts'
import type { Upcasters } from '../line/upcast.ts'
import { formatCursor } from '../read/cursor.ts'
import { endCursor, followSegments } from '../read/follow-segments.ts'
import { readSegments } from '../read/read-segments.ts'
import type { LogPosition, RecordSchema, Redact, RunLog } from '../run-log.ts'
import { segmentNames } from '../segment/segments.ts'
import { createGroupCommit } from '../write/group-commit.ts'
import type { Retention } from './retention.ts'
import type { Rotation } from './rotation.ts'
import { createSegmentWriter } from './segment-writer.ts'
import { healLog, verifyLog, type VerifyReport } from './verify-log.ts'

export interface DiskRunLogOptions<Record> {
  /** `logs/runs.jsonl` keeps its records in `logs/runs.000001.jsonl` and so on, and is one more name of the last. Made on the first append, private to the user. */
  file: string
  schema: RecordSchema<Record>
  redact?: Redact
  /** Of the schema; grows when its form changes. @default 1 */
  version?: number
  /** How records of earlier versions are read. */
  upcasters?: Upcasters
  rotation?: Rotation
  keep?: Retention
  /** The key with the time of a record, as ISO 8601 or milliseconds. @default 'timestamp' */
  timeField?: string
  /** Stands in for the wall clock, in milliseconds. */
  now?: () => number
}

export interface DiskRunLog<Record> extends RunLog<Record> {
  /** Begins a new file. */
  rotate(): Promise<void>
  /** Reads every byte, changes nothing. */
  verify(): Promise<VerifyReport>
  /** Moves what belongs to no record into quarantine. */
  heal(): Promise<VerifyReport>
}

/**
 * One JSON object a line, with its checksum. An append resolves after its line is on the disk; what arrives while a write
 * is under way goes out together with the next one. Any number of processes may append to one log and follow it.
 */
export function createDiskRunLog<Record>(options: DiskRunLogOptions<Record>): DiskRunLog<Record> {
  const { file, schema, redact = (value) => value, version = 1, upcasters = {}, rotation = {}, keep = {}, timeField = 'timestamp', now = Date.now } = options
  const names = segmentNames(file)
  const writer = createSegmentWriter(names, rotation, keep, now)
  const form = { schema, version, upcasters, timeField }
  const wakers = new Set<() => void>()
  const group = createGroupCommit<LogPosition>(version, async (batch) => {
    await writer.commit(batch)
    for (const wake of wakers) wake()
  })
  let isClosed = false

  return {
    append: (record) =>
      new Promise((resolve, reject) => {
        if (isClosed) throw closedError(file)
        group.add(stringifyRecord(schema.parse(redact(record))), resolve, reject)
      }),
    read: (readOptions = {}) => readSegments(names, form, readOptions),
    cursor: async () => formatCursor(await endCursor(names)),
    follow: (followOptions = {}) => followSegments(names, form, followOptions, { wakers, isClosed: () => isClosed }),
    async rotate() {
      if (isClosed) throw closedError(file)
      return group.between(() => writer.rotate())
    },
    verify: () => verifyLog(names),
    heal: () => group.between(() => healLog(names)),
    async close() {
      isClosed = true
      await group.settled()
      await writer.close()
      for (const wake of wakers) wake()
    },
  }
}
