import { fdatasync, fstatSync, write, writeSync } from 'node:fs'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { countNewlines, type OpenSegment } from '../segment/open-segment.ts'

export interface AppendedBytes {
  /** Where they begin in the file. */
  start: number
  /** Less than was given where the disk took only a part of it. */
  written: number
}

const slowMs = 2
const handOverForMs = 1000

/**
 * One write and its sync: on a file opened for appending no other process's bytes come between its own. Where it landed is
 * known by the size of the file, or, if others wrote meanwhile, by looking for it.
 */
export function createAppender(now: () => number): (segment: OpenSegment, bytes: Buffer) => Promise<AppendedBytes> {
  let handOverUntil = -Infinity

  /**
   * What is written goes to memory first, which takes less time than handing it to another thread. Where it does take time, since
   * the disk is behind, the next writes are handed over, so that this thread does not stand still again.
   */
  function writeAndSync(segment: OpenSegment, bytes: Buffer): Promise<number> {
    const { fd } = segment.handle
    return new Promise((resolve, reject) => {
      const sync = (written: number) => {
        try {
          segment.size = fstatSync(fd).size
        } catch (failure) {
          reject(failure)
          return
        }
        fdatasync(fd, (failure) => {
          if (failure === null) resolve(written)
          else reject(failure)
        })
      }
      const begin = now()
      if (begin < handOverUntil) {
        write(fd, bytes, 0, bytes.length, null, (failure, written) => {
          if (failure === null) sync(written)
          else reject(failure)
        })
        return
      }
      const written = writeSync(fd, bytes)
      if (now() - begin >= slowMs) handOverUntil = begin + handOverForMs
      sync(written)
    })
  }

  return async (segment, bytes) => {
    const before = segment.size
    const written = await writeAndSync(segment, bytes)
    if (segment.size === before + written) {
      segment.records += countNewlines(bytes.subarray(0, written))
      return { start: before, written }
    }
    return { start: await find(segment, bytes.subarray(0, written), segment.size < before ? 0 : before), written }
  }
}

async function find(segment: OpenSegment, written: Buffer, from: number): Promise<number> {
  const region = Buffer.alloc(segment.size - from)
  const { bytesRead } = await segment.handle.read(region, 0, region.length, from)
  const at = region.subarray(0, bytesRead).indexOf(written)
  if (at < 0) throw new NaturalCadError('STORAGE_CORRUPT', 'what was just written is not in the log', { remedy: 'let no other program change the files of the log' })
  segment.records += countNewlines(region)
  return from + at
}
