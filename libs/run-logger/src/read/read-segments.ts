import { open, type FileHandle } from 'node:fs/promises'
import { isBlank, lineStart } from '../line/line.ts'
import { linesOf, readChunks, type Line } from '../line/read-lines.ts'
import type { LogEntry, ReadOptions } from '../run-log.ts'
import { readHead } from '../segment/read-head.ts'
import { readableSegments, type SegmentNames } from '../segment/segments.ts'
import { isMissing, readError } from '../storage-error.ts'
import { parseCursor } from './cursor.ts'
import { compileFilter, type CompiledFilter } from './record-filter.ts'
import { readLine, type RecordForm } from './record-form.ts'

/** The records that match, oldest file first. What is appended meanwhile may or may not be among them. */
export async function* readSegments<Record>(names: SegmentNames, form: RecordForm<Record>, options: ReadOptions<Record>): AsyncGenerator<LogEntry<Record>> {
  const filter = compileFilter(options, form.timeField)
  // What an upcaster makes of an old line cannot be told from its bytes.
  const needles = Object.keys(form.upcasters).length === 0 ? filter.needles : []
  const before = options.before === undefined ? undefined : parseCursor(options.before)
  const lastSegment = before === undefined ? Infinity : Math.max(-1, ...before.keys())
  for (const segment of listOrThrow(names)) {
    if (segment < (options.after?.segment ?? 0) || segment > lastSegment) continue
    yield* readSegment(names, segment, before?.get(segment) ?? Infinity, form, options, { ...filter, needles })
  }
}

async function* readSegment<Record>(names: SegmentNames, segment: number, limit: number, form: RecordForm<Record>, options: ReadOptions<Record>, filter: CompiledFilter): AsyncGenerator<LogEntry<Record>> {
  const { after, where = () => true, signal, onUnreadable } = options
  const afterOffset = after?.segment === segment ? after.offset : -1
  const handle = await openForReading(names.pathOf(segment))
  if (handle === undefined) return
  try {
    const { size } = await handle.stat()
    // Others put blanks where this library puts none.
    const needles = filter.needles.length > 0 && (await readHead(handle)).startsWith(lineStart) ? filter.needles : []
    for await (const chunk of readChunks(handle.fd, Math.max(afterOffset, 0), Math.min(size, limit))) {
      signal?.throwIfAborted()
      for (const line of candidates(chunk, needles)) {
        if (line.start <= afterOffset || !line.ended || isBlank(line.bytes)) continue
        const { raw, record, unreadable } = readLine(line.bytes, form)
        if (unreadable !== undefined) onUnreadable?.({ segment, offset: line.start, end: line.start + unreadable.bytes, reason: unreadable.reason })
        if (raw === undefined || record === undefined || !filter.matches(raw) || !where(record)) continue
        yield { position: { segment, offset: line.start + (unreadable?.bytes ?? 0) }, record }
      }
    }
  } finally {
    await handle.close()
  }
}

/** Lines that may match. With a needle only those around it are looked at, and no other is taken apart. */
function* candidates(chunk: { start: number; bytes: Buffer }, needles: readonly Buffer[]): Generator<Line> {
  const [needle, ...others] = needles
  if (needle === undefined) {
    yield* linesOf(chunk)
    return
  }
  const { start, bytes } = chunk
  for (let found = bytes.indexOf(needle); found >= 0; ) {
    const first = bytes.lastIndexOf(newline, found) + 1
    const stop = bytes.indexOf(newline, found)
    const end = stop < 0 ? bytes.length : stop
    const line = bytes.subarray(first, end)
    if (others.every((other) => line.includes(other))) yield { start: start + first, end: start + end + (stop < 0 ? 0 : 1), bytes: line, ended: stop >= 0 }
    found = bytes.indexOf(needle, end)
  }
}

const newline = 0x0a

/** Undefined where retention took it meanwhile. */
export async function openForReading(file: string): Promise<FileHandle | undefined> {
  try {
    return await open(file, 'r')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw readError(file, error)
  }
}

export function listOrThrow(names: SegmentNames): number[] {
  try {
    return readableSegments(names)
  } catch (error) {
    throw readError(names.folder, error)
  }
}
