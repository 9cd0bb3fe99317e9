import { existsSync, fstatSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import type { LogPosition } from '../run-log.ts'
import { healSegment } from '../heal/heal-segment.ts'
import { openLastSegment, openSegment, startSegment, type OpenSegment } from '../segment/open-segment.ts'
import { adoptOldFile, type SegmentNames } from '../segment/segments.ts'
import { writeError } from '../storage-error.ts'
import { appendBatch } from '../write/append-batch.ts'
import type { Waiting } from '../write/group-commit.ts'
import { removeOldSegments, type Retention } from './retention.ts'
import { isFull, type Rotation } from './rotation.ts'

export interface SegmentWriter {
  /** Settles each of the lines. */
  commit(batch: readonly Waiting<LogPosition>[]): Promise<void>
  /** Begins a new file. */
  rotate(): Promise<void>
  close(): Promise<void>
}

/** Writes batches to the last segment of a log, which other processes may be writing as well. */
export function createSegmentWriter(names: SegmentNames, rotation: Rotation, keep: Retention, now: () => number): SegmentWriter {
  let opened: OpenSegment | undefined
  /** Where a write was cut short; the next one ends that line. */
  let tornAt: number | undefined

  /** The segment for the next batch. Another process may have begun a new one meanwhile, or somebody removed the file. */
  async function current(): Promise<OpenSegment> {
    if (opened !== undefined && !isThere(names, opened)) await giveUpHandle()
    if (opened === undefined) {
      await mkdir(names.folder, { recursive: true, mode: 0o700 })
      await adoptOldFile(names)
      opened = await openLastSegment(names, rotation.maxRecords !== undefined)
      await removeOldSegments(names, keep, now())
    }
    while (existsSync(names.pathOf(opened.number + 1))) await use(await openSegment(names, opened.number + 1))
    if (isFull(opened, rotation, now())) await startNext()
    return opened
  }

  async function startNext(): Promise<void> {
    if (opened === undefined) return
    await use(await startSegment(names, opened.number + 1))
    await removeOldSegments(names, keep, now())
  }

  async function use(next: OpenSegment): Promise<void> {
    const previous = opened
    opened = next
    tornAt = undefined
    await previous?.handle.close()
  }

  /** A sync that failed may have lost what was written; the next batch goes to a new file handle. */
  async function giveUpHandle(): Promise<void> {
    const failed = opened
    opened = undefined
    tornAt = undefined
    await failed?.handle.close().catch(() => undefined)
  }

  return {
    async commit(batch) {
      let rest = batch
      try {
        while (rest.length > 0) rest = await writeSome(rest)
      } catch (error) {
        for (const { reject } of rest) reject(writeError(names.alias, error))
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

  /** Writes as many of the lines as the disk takes at once, and returns those that are left. */
  async function writeSome(lines: readonly Waiting<LogPosition>[]): Promise<readonly Waiting<LogPosition>[]> {
    const segment = await current()
    const torn = tornAt
    const bytes = Buffer.from(`${torn === undefined ? '' : '\n'}${lines.map(({ line }) => line).join('')}`)
    const { start, written } = await appendBatch(segment, bytes)
    try {
      await segment.handle.datasync()
    } catch (error) {
      await giveUpHandle()
      throw error
    }
    if (torn !== undefined && written > 0) {
      tornAt = undefined
      await healSegment(names, segment.number, torn)
    }
    const kept = written === bytes.length ? lines.length : countWhole(lines, torn === undefined ? written : written - 1)
    let at = torn === undefined ? start : start + 1
    for (const { line, resolve } of lines.slice(0, kept)) {
      resolve({ segment: segment.number, offset: at })
      at += Buffer.byteLength(line)
    }
    if (at < start + written) tornAt = at
    return lines.slice(kept)
  }
}

function isThere(names: SegmentNames, { number, handle }: OpenSegment): boolean {
  const found = statSync(names.pathOf(number), { throwIfNoEntry: false })
  return found !== undefined && found.ino === fstatSync(handle.fd).ino
}

function countWhole(lines: readonly Waiting<LogPosition>[], written: number): number {
  let bytes = 0
  let count = 0
  for (const { line } of lines) {
    bytes += Buffer.byteLength(line)
    if (bytes > written) break
    count += 1
  }
  return count
}
