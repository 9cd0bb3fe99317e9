import { fstatSync } from 'node:fs'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { countNewlines, type OpenSegment } from '../segment/open-segment.ts'

export interface AppendedBytes {
  /** Where the batch begins in the file. */
  start: number
  /** Less than the batch where the disk took only a part of it. */
  written: number
}

/**
 * One write: on a file opened for appending no other process's bytes come between its own. Where it landed is known by the
 * size of the file, or, if others wrote meanwhile, by looking for it.
 */
export async function appendBatch(segment: OpenSegment, batch: Buffer): Promise<AppendedBytes> {
  const { bytesWritten } = await segment.handle.write(batch, 0, batch.length, null)
  const before = segment.size
  const { size } = fstatSync(segment.handle.fd)
  segment.size = size
  if (size === before + bytesWritten) {
    segment.records += countNewlines(batch.subarray(0, bytesWritten))
    return { start: before, written: bytesWritten }
  }
  return { start: await find(segment, batch.subarray(0, bytesWritten), size < before ? 0 : before), written: bytesWritten }
}

async function find(segment: OpenSegment, written: Buffer, from: number): Promise<number> {
  const region = Buffer.alloc(segment.size - from)
  const { bytesRead } = await segment.handle.read(region, 0, region.length, from)
  const at = region.subarray(0, bytesRead).indexOf(written)
  if (at < 0) throw new NaturalCadError('STORAGE_CORRUPT', 'what was just written is not in the log', { remedy: 'let no other program change the files of the log' })
  segment.records += countNewlines(region)
  return from + at
}
