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
 * The part of a file in chunks that end at a newline, wherever there is one. A chunk is valid until the next one is asked for:
 * they share one piece of memory, as large as the longest line needs.
 */
export async function* readChunks(fd: number, start: number, end: number): AsyncGenerator<{ start: number; bytes: Buffer }> {
  let buffer = Buffer.allocUnsafe(Math.min(chunkBytes, Math.max(end - start, 0)))
  let carried = 0
  let at = start
  while (at < end) {
    if (carried === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length)])
    const { bytesRead } = await readAsync(fd, buffer, carried, Math.min(buffer.length - carried, end - at), at)
    if (bytesRead === 0) break
    const first = at - carried
    at += bytesRead
    const filled = carried + bytesRead
    const stop = buffer.subarray(0, filled).lastIndexOf(newline) + 1
    if (stop > 0) yield { start: first, bytes: buffer.subarray(0, stop) }
    buffer.copyWithin(0, stop, filled)
    carried = filled - stop
  }
  if (carried > 0) yield { start: at - carried, bytes: buffer.subarray(0, carried) }
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
