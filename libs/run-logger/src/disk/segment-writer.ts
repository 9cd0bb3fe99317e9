import { existsSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { healSegment } from '../heal/heal-segment.ts'
import type { LogPosition } from '../run-log.ts'
import { openLastSegment, openSegment, startSegment, type OpenSegment } from '../segment/open-segment.ts'
import { adoptOldFile, type SegmentNames } from '../segment/segments.ts'
import { writeError } from '../storage-error.ts'
import { createAppender } from '../write/append-batch.ts'
import type { Batch } from '../write/batch.ts'
import { removeOldSegments, type Retention } from './retention.ts'
import { isFull, type Rotation } from './rotation.ts'

export interface SegmentWriter {
  /** Settles each of the lines. */
  commit(batch: Batch<LogPosition>): Promise<void>
  /** Begins a new file. */
  rotate(): Promise<void>
  close(): Promise<void>
}

/** Writes batches to the last segment of a log, which other processes may be writing as well. */
export function createSegmentWriter(names: SegmentNames, rotation: Rotation, keep: Retention, now: () => number): SegmentWriter {
  const append = createAppender(now)
  let opened: OpenSegment | undefined
  /** A line that was cut, until it is healed. */
  let cut: LogPosition | undefined

  /** The segment for the next batch. Another process may have begun a new one meanwhile, or somebody removed the file. */
  async function current(): Promise<OpenSegment> {
    if (opened !== undefined && !isThere(names, opened)) await giveUpHandle()
    if (opened === undefined) {
      await mkdir(names.folder, { recursive: true, mode: 0o700 })
      await adoptOldFile(names)
      opened = await openLastSegment(names, rotation.maxRecords !== undefined)
      await healCut()
      await removeOldSegments(names, keep, now())
    }
    while (existsSync(names.pathOf(opened.number + 1))) await use(await openSegment(names, opened.number + 1))
    if (isFull(opened, rotation, now())) await startNext()
    return opened
  }

  /** Others may have written so much behind it meanwhile that opening the file does not find it. */
  async function healCut(): Promise<void> {
    if (cut !== undefined && existsSync(names.pathOf(cut.segment))) await healSegment(names, cut.segment, cut.offset)
    cut = undefined
  }

  async function startNext(): Promise<void> {
    if (opened === undefined) return
    await use(await startSegment(names, opened.number + 1))
    await removeOldSegments(names, keep, now())
  }

  async function use(next: OpenSegment): Promise<void> {
    const previous = opened
    opened = next
    await previous?.handle.close()
  }

  /** A write or a sync that failed may have lost what was written, or left a part of it; the file is opened anew, and healed, for the next batch. */
  async function giveUpHandle(): Promise<void> {
    const failed = opened
    opened = undefined
    await failed?.handle.close().catch(() => undefined)
  }

  return {
    async commit(batch) {
      let kept = 0
      try {
        while (kept < batch.waiting.length) kept = await writeFrom(batch, kept)
      } catch (error) {
        for (const { reject } of batch.waiting.slice(kept)) reject(writeError(names.alias, error))
      }
    },

    async rotate() {
      try {
        await current()
        if (opened !== undefined && opened.size > 0) await startNext()
      } catch (error) {
        throw writeError(names.alias, error)
      }
    },

    close: giveUpHandle,
  }

  /** Writes as many of the lines from this one on as the disk takes at once, and returns how many of the batch are kept now. */
  async function writeFrom({ bytes, waiting }: Batch<LogPosition>, first: number): Promise<number> {
    const segment = await current()
    const begin = waiting[first - 1]?.end ?? 0
    const { start, written } = await append(segment, bytes.subarray(begin)).catch(async (error: unknown) => {
      await giveUpHandle()
      throw error
    })
    let kept = first
    let offset = start
    for (; kept < waiting.length; kept += 1) {
      const line = waiting[kept]
      if (line === undefined || line.end > begin + written) break
      line.resolve({ segment: segment.number, offset })
      offset = start + line.end - begin
    }
    if (kept < waiting.length) {
      cut ??= { segment: segment.number, offset }
      await giveUpHandle()
    }
    return kept
  }
}

function isThere(names: SegmentNames, { number, inode }: OpenSegment): boolean {
  return statSync(names.pathOf(number), { throwIfNoEntry: false })?.ino === inode
}
