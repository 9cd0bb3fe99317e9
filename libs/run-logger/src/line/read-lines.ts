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

/** The part of a file in chunks that end at a newline, wherever there is one; memory is bounded by the longest line. */
export async function* readChunks(fd: number, start: number, end: number): AsyncGenerator<{ start: number; bytes: Buffer }> {
  let pending = Buffer.alloc(0)
  let at = start
  while (at < end) {
    const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, end - at))
    const { bytesRead } = await readAsync(fd, chunk, 0, chunk.length, at)
    if (bytesRead === 0) break
    const bytes = pending.length === 0 ? chunk.subarray(0, bytesRead) : Buffer.concat([pending, chunk.subarray(0, bytesRead)])
    const first = at - pending.length
    at += bytesRead
    const last = bytes.lastIndexOf(newline)
    if (last >= 0) yield { start: first, bytes: bytes.subarray(0, last + 1) }
    pending = Buffer.from(bytes.subarray(last + 1))
  }
  if (pending.length > 0) yield { start: at - pending.length, bytes: pending }
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
