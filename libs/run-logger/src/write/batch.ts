import { maxLineBytes, writeLine } from '../line/line.ts'

interface Waiting<Position> {
  /** Behind its line, in the bytes of the batch. */
  end: number
  resolve: (position: Position) => void
  reject: (error: unknown) => void
}

/** Lines that go to the disk in one write, and who waits for each. */
export interface Batch<Position> {
  bytes: Buffer
  waiting: Waiting<Position>[]
}

/** One write takes at most so many bytes, unless one line alone has more. */
const maxBatchBytes = 256 * 1024
const firstBufferBytes = 16 * 1024

/** Encodes each record once, to where it is written from. */
export function createBatch<Position>(head: Buffer, spare: Buffer | undefined) {
  let buffer = spare ?? Buffer.allocUnsafe(firstBufferBytes)
  let size = 0
  const waiting: Waiting<Position>[] = []

  return {
    /** False where it has no room for it. */
    add(text: string, resolve: (position: Position) => void, reject: (error: unknown) => void): boolean {
      if (size + text.length > maxBatchBytes && waiting.length > 0) return false
      const needed = size + maxLineBytes(text)
      if (needed > buffer.length) buffer = grow(buffer, size, needed)
      size = writeLine(buffer, size, head, text)
      waiting.push({ end: size, resolve, reject })
      return true
    },
    seal: (): Batch<Position> => ({ bytes: buffer.subarray(0, size), waiting }),
    /** For the next batch, once this one is written. */
    spare: (): Buffer | undefined => buffer.length > 2 * maxBatchBytes ? undefined : buffer,
  }
}

function grow(buffer: Buffer, size: number, needed: number): Buffer {
  const larger = Buffer.allocUnsafe(Math.max(needed, 2 * buffer.length))
  buffer.copy(larger, 0, 0, size)
  return larger
}
