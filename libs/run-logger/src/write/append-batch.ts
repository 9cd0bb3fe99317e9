import { fdatasync, fstatSync, write } from 'node:fs'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { countNewlines, type OpenSegment } from '../segment/open-segment.ts'

export interface AppendedBytes {
  /** Where they begin in the file. */
  start: number
  /** Less than was given where the disk took only a part of it. */
  written: number
}

/**
 * One write and its sync: on a file opened for appending no other process's bytes come between its own. Where it landed is
 * known by the size of the file, or, if others wrote meanwhile, by looking for it.
 */
export async function appendBatch(segment: OpenSegment, bytes: Buffer): Promise<AppendedBytes> {
  const before = segment.size
  const written = await writeAndSync(segment, bytes)
  if (segment.size === before + written) {
    segment.records += countNewlines(bytes.subarray(0, written))
    return { start: before, written }
  }
  return { start: await find(segment, bytes.subarray(0, written), segment.size < before ? 0 : before), written }
}

/** With callbacks: the promises of a file handle cost as much as several records. */
function writeAndSync(segment: OpenSegment, bytes: Buffer): Promise<number> {
  const { fd } = segment.handle
  return new Promise((resolve, reject) => {
    write(fd, bytes, 0, bytes.length, null, (failure, written) => {
      if (failure !== null) {
        reject(failure)
        return
      }
      fdatasync(fd, (syncFailure) => {
        if (syncFailure === null) resolve(written)
        else reject(syncFailure)
      })
      segment.size = fstatSync(fd).size
    })
  })
}

async function find(segment: OpenSegment, written: Buffer, from: number): Promise<number> {
  const region = Buffer.alloc(segment.size - from)
  const { bytesRead } = await segment.handle.read(region, 0, region.length, from)
  const at = region.subarray(0, bytesRead).indexOf(written)
  if (at < 0) throw new NaturalCadError('STORAGE_CORRUPT', 'what was just written is not in the log', { remedy: 'let no other program change the files of the log' })
  segment.records += countNewlines(region)
  return from + at
}
