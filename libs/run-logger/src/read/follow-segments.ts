import { watch } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { isBlank } from '../line/line.ts'
import { readLines } from '../line/read-lines.ts'
import type { FollowedEntry, FollowOptions } from '../run-log.ts'
import type { SegmentNames } from '../segment/segments.ts'
import { formatCursor, openFiles, parseCursor, trimCursor, type Cursor } from './cursor.ts'
import { listOrThrow, openForReading } from './read-segments.ts'
import { compileFilter, type CompiledFilter } from './record-filter.ts'
import { readLine, type RecordForm } from './record-form.ts'

/** Other processes write too: what no notice comes of is looked for this often. */
const lookEveryMs = 500

export interface Follower {
  /** Called when this process appended something. */
  wakers: Set<() => void>
  isClosed: () => boolean
}

/** Each record once, in the order of its file, across new files and restarts of the follower. */
export async function* followSegments<Record>(names: SegmentNames, form: RecordForm<Record>, options: FollowOptions, follower: Follower): AsyncGenerator<FollowedEntry<Record>> {
  const { signal } = options
  const filter = compileFilter(options, form.timeField)
  const cursor = parseCursor(options.cursor ?? '')
  const bell = createBell(names, follower, signal)
  try {
    for (;;) {
      if (signal?.aborted) return
      const heard = bell.next()
      for (const segment of segmentsToRead(names, cursor, options)) {
        for await (const entry of readNew(names, segment, cursor, form, filter, options)) {
          if (signal?.aborted) return
          yield entry
        }
      }
      if (follower.isClosed() || signal?.aborted) return
      await heard
    }
  } finally {
    bell.stop()
  }
}

/** Those that are open in the cursor, and all behind them. */
function segmentsToRead(names: SegmentNames, cursor: Cursor, { onGap }: FollowOptions): number[] {
  const segments = listOrThrow(names)
  const lastKnown = Math.max(-1, ...cursor.keys())
  const oldest = segments[0]
  if (lastKnown >= 0 && oldest !== undefined && oldest > lastKnown) {
    onGap?.({ reason: `the files from ${lastKnown} to ${oldest - 1} were removed; what they held behind ${formatCursor(cursor)} was not followed` })
  }
  return segments.filter((segment) => segment > lastKnown || cursor.has(segment))
}

async function* readNew<Record>(names: SegmentNames, segment: number, cursor: Cursor, form: RecordForm<Record>, filter: CompiledFilter, options: FollowOptions): AsyncGenerator<FollowedEntry<Record>> {
  const handle = await openForReading(names.pathOf(segment))
  if (handle === undefined) return
  try {
    const { size } = await handle.stat()
    const known = cursor.get(segment) ?? 0
    if (size < known) options.onGap?.({ reason: `file ${segment} became shorter; it is followed from its beginning` })
    const from = size < known ? 0 : known
    cursor.set(segment, from)
    for await (const line of readLines(handle.fd, from, size)) {
      if (!line.ended) return
      cursor.set(segment, line.end)
      if (isBlank(line.bytes)) continue
      const { raw, record, unreadable } = readLine(line.bytes, form)
      if (unreadable !== undefined) options.onUnreadable?.({ segment, offset: line.start, end: line.start + unreadable.bytes, reason: unreadable.reason })
      trimCursor(cursor)
      if (raw === undefined || record === undefined || !filter.matches(raw)) continue
      yield { position: { segment, offset: line.start + (unreadable?.bytes ?? 0) }, record, cursor: formatCursor(cursor) }
    }
  } finally {
    await handle.close()
  }
}

/** Behind everything that is there now. */
export async function endCursor(names: SegmentNames): Promise<Cursor> {
  const cursor: Cursor = new Map()
  for (const segment of listOrThrow(names).slice(-openFiles)) {
    const handle = await openForReading(names.pathOf(segment))
    if (handle === undefined) continue
    try {
      cursor.set(segment, await endOfLines(handle, (await handle.stat()).size))
    } finally {
      await handle.close()
    }
  }
  return cursor
}

/** Behind the last newline: what follows it may still be in the writing. */
async function endOfLines(handle: FileHandle, size: number): Promise<number> {
  const span = 64 * 1024
  for (let end = size; end > 0; end -= span) {
    const bytes = Buffer.alloc(Math.min(span, end))
    await handle.read(bytes, 0, bytes.length, end - bytes.length)
    const found = bytes.lastIndexOf(0x0a)
    if (found >= 0) return end - bytes.length + found + 1
  }
  return 0
}

/** Rings when something may be new. It is asked before reading, so nothing falls between reading and waiting. */
function createBell(names: SegmentNames, { wakers }: Follower, signal: AbortSignal | undefined) {
  let ring = () => {}
  const wake = () => ring()
  wakers.add(wake)
  signal?.addEventListener('abort', wake)
  const timer = setInterval(wake, lookEveryMs)
  const watcher = startWatching(names.folder, wake)
  return {
    next: () =>
      new Promise<void>((resolve) => {
        ring = resolve
      }),
    stop() {
      wakers.delete(wake)
      signal?.removeEventListener('abort', wake)
      clearInterval(timer)
      watcher?.close()
    },
  }
}

/** Undefined where the folder is not there yet, or the system cannot watch it. */
function startWatching(folder: string, wake: () => void) {
  try {
    return watch(folder, wake).on('error', () => undefined)
  } catch {
    return undefined
  }
}
