import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { isBlank } from '../line/line.ts'
import { readLines } from '../line/read-lines.ts'
import { recoverLine } from '../line/recover.ts'
import { writeWhole } from '../write/write-whole.ts'
import { quarantineFile, quarantineFolder, type SegmentNames } from '../segment/segments.ts'

export interface BadRange {
  segment: number
  /** First byte. */
  start: number
  /** Behind the last byte. */
  end: number
  reason: string
}

/** Bytes of a segment that belong to no record, in order. A last line without a newline may still be in the writing and is left out. */
async function* findBadRanges(fd: number, segment: number, start: number, end: number): AsyncGenerator<BadRange> {
  for await (const line of readLines(fd, start, end)) {
    if (!line.ended || isBlank(line.bytes)) continue
    const { fragment, reason = '' } = recoverLine(line.bytes)
    if (fragment > 0) yield { segment, start: line.start, end: line.start + fragment, reason }
  }
}

/**
 * A newline is appended where the last line lacks one. The file has to be open for appending: the newline then goes behind
 * any write that is under way, so what stands before it is settled.
 */
export async function endLastLine(handle: FileHandle): Promise<void> {
  const { size } = await handle.stat()
  if (size === 0) return
  const last = Buffer.alloc(1)
  await handle.read(last, 0, 1, size - 1)
  if (last[0] !== newline) await handle.write('\n')
}

const newline = 0x0a

/**
 * Moves what belongs to no record into quarantine and leaves blanks in its place, so that no other byte of the file
 * moves. Doing it twice, or in two processes at once, comes to the same.
 */
export async function healSegment(names: SegmentNames, segment: number, from = 0): Promise<BadRange[]> {
  const handle = await open(names.pathOf(segment), 'r+')
  try {
    const { size } = await handle.stat()
    const healed: BadRange[] = []
    for await (const range of findBadRanges(handle.fd, segment, from, size)) {
      await quarantine(names, handle, range)
      healed.push(range)
    }
    if (healed.length > 0) await handle.datasync()
    return healed
  } finally {
    await handle.close()
  }
}

async function quarantine(names: SegmentNames, handle: FileHandle, range: BadRange): Promise<void> {
  await mkdir(quarantineFolder(names), { recursive: true, mode: 0o700 })
  const bytes = Buffer.alloc(range.end - range.start)
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, range.start)
  await writeWhole(quarantineFile(names, range), bytes.subarray(0, bytesRead))
  await handle.write(Buffer.alloc(bytesRead, ' '), 0, bytesRead, range.start)
}
