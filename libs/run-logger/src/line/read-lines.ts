import { read } from 'node:fs'
import { promisify } from 'node:util'

const readAsync = promisify(read)
const newline = 0x0a
const chunkBytes = 1024 * 1024

export interface Line {
  /** In the file, in bytes. */
  start: number
  /** Behind its newline, or the end of the range where it has none. */
  end: number
  /** Without the newline; valid until the next line is asked for. */
  bytes: Buffer
  ended: boolean
}

/**
 * The part of a file in chunks that end at a newline, except for the last, which ends where the part does. While one is looked at the next is
 * read; a chunk is valid until the one behind it is asked for. Memory is what the longest line needs.
 */
export async function* readChunks(fd: number, start: number, end: number): AsyncGenerator<{ start: number; bytes: Buffer }> {
  let reading = startReading(fd, start, end, Buffer.alloc(0))
  let spare: Buffer | undefined
  try {
    for (;;) {
      const { buffer, from, done } = reading
      const filled = await done
      const at = from + filled
      if (at >= end || filled === reading.carried) {
        if (filled > 0) yield { start: from, bytes: buffer.subarray(0, filled) }
        return
      }
      const stop = buffer.subarray(0, filled).lastIndexOf(newline) + 1
      reading = startReading(fd, at, end, buffer.subarray(stop, filled), spare)
      spare = buffer
      if (stop > 0) yield { start: from, bytes: buffer.subarray(0, stop) }
    }
  } finally {
    // Whoever stops early closes the file.
    await reading.done.catch(() => undefined)
  }
}

interface Reading {
  buffer: Buffer
  /** Where the buffer begins in the file. */
  from: number
  /** Bytes of the line that the chunk before it began. */
  carried: number
  /** How many bytes are in the buffer then. */
  done: Promise<number>
}

function startReading(fd: number, at: number, end: number, carried: Buffer, spare?: Buffer): Reading {
  // A line that is longer than a chunk is not copied again for each of them.
  const wanted = Math.max(0, Math.min(Math.max(chunkBytes, carried.length), end - at))
  const buffer = spare !== undefined && spare.length >= carried.length + wanted ? spare : Buffer.allocUnsafe(carried.length + wanted)
  carried.copy(buffer)
  const done = wanted === 0 ? Promise.resolve(carried.length) : readAsync(fd, buffer, carried.length, wanted, at).then(({ bytesRead }) => carried.length + bytesRead)
  // Told when the chunk is asked for.
  done.catch(() => undefined)
  return { buffer, from: at - carried.length, carried: carried.length, done }
}

export async function* readLines(fd: number, start: number, end: number): AsyncGenerator<Line> {
  for await (const chunk of readChunks(fd, start, end)) yield* linesOf(chunk)
}

export function* linesOf({ start, bytes }: { start: number; bytes: Buffer }): Generator<Line> {
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(newline, at)
    const stop = found < 0 ? bytes.length : found
    const next = found < 0 ? stop : stop + 1
    yield { start: start + at, end: start + next, bytes: bytes.subarray(at, stop), ended: found >= 0 }
    at = next
  }
}
