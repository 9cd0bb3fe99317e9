import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { lineStart } from '../line/line.ts'
import { endLastLine, healSegment } from '../heal/heal-segment.ts'
import { readHead } from './read-head.ts'
import { syncFolder } from '../write/write-whole.ts'
import { listSegments, pointAlias, type SegmentNames } from './segments.ts'

/** A segment that is open for appending. */
export interface OpenSegment {
  number: number
  handle: FileHandle
  /** Of the file; its name may come to mean another one. */
  inode: number
  /** Bytes that are known to be there; another process may have added more. */
  size: number
  /** Lines of this process and, as far as it met them, of others. */
  records: number
  /** When the file was made, in milliseconds. */
  born: number
}

const newline = 0x0a
const append = constants.O_RDWR | constants.O_APPEND
const tailBytes = 64 * 1024

/** The last segment, healed, or the first one of a new log. Lines are counted only where somebody needs to know. */
export async function openLastSegment(names: SegmentNames, countRecords: boolean): Promise<OpenSegment> {
  const last = listSegments(names).at(-1)
  if (last === undefined) return startSegment(names, 1)
  const segment = await openSegment(names, last)
  try {
    if (segment.size > 0 && !(await hasChecksums(segment))) {
      await segment.handle.close()
      return await startSegment(names, last + 1)
    }
    await healTail(names, segment)
    if (countRecords) segment.records = await countLines(segment.handle, segment.size)
    return segment
  } catch (error) {
    await segment.handle.close().catch(() => undefined)
    throw error
  }
}

/** Makes the next segment, or opens the one that another process just made. */
export async function startSegment(names: SegmentNames, number: number): Promise<OpenSegment> {
  let handle: FileHandle
  try {
    handle = await open(names.pathOf(number), append | constants.O_CREAT | constants.O_EXCL, 0o600)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return openSegment(names, number)
    throw error
  }
  await syncFolder(names.folder)
  await pointAlias(names, number)
  const { ino, birthtimeMs } = await handle.stat()
  return { number, handle, inode: ino, size: 0, records: 0, born: birthtimeMs }
}

export async function openSegment(names: SegmentNames, number: number): Promise<OpenSegment> {
  const handle = await open(names.pathOf(number), append)
  const { size, ino, birthtimeMs } = await handle.stat()
  await pointAlias(names, number)
  return { number, handle, inode: ino, size, records: 0, born: birthtimeMs }
}

/** Files of earlier versions have none; they are kept as they are, and new records go to a file of their own. */
async function hasChecksums({ handle, size }: OpenSegment): Promise<boolean> {
  const text = await readHead(handle)
  return text === '' || text.includes(lineStart) || size < lineStart.length
}

/** Ends what a crash left open, and moves a last line that is no record to quarantine. */
async function healTail(names: SegmentNames, segment: OpenSegment): Promise<void> {
  await endLastLine(segment.handle)
  segment.size = (await segment.handle.stat()).size
  await healSegment(names, segment.number, await lineStartBefore(segment.handle, segment.size))
}

/** Where the line begins that ends near the end of the file, some kilobytes back at least. */
async function lineStartBefore(handle: FileHandle, size: number): Promise<number> {
  for (let span = tailBytes; span < size; span *= 4) {
    const bytes = Buffer.alloc(span)
    await handle.read(bytes, 0, span, size - span)
    const found = bytes.indexOf(newline)
    if (found >= 0 && found < span - 1) return size - span + found + 1
  }
  return 0
}

async function countLines(handle: FileHandle, size: number): Promise<number> {
  let lines = 0
  const chunk = Buffer.allocUnsafe(1024 * 1024)
  for (let at = 0; at < size; ) {
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, at)
    if (bytesRead === 0) break
    lines += countNewlines(chunk.subarray(0, bytesRead))
    at += bytesRead
  }
  return lines
}

export function countNewlines(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) lines += 1
  return lines
}
