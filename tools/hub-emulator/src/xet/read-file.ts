import type { ByteRange } from '../http/byte-range.ts'
import type { ObjectStore } from '../storage/object-store.ts'
import { createByteReader } from './byte-reader.ts'
import { decodeChunk, frameHeaderBytes, readFrameHeader } from './chunk-frame.ts'
import { frameRange, locateChunks } from './locate-chunks.ts'
import { xorbName } from './xorb.ts'
import type { XetFile, XetStore } from './xet-store.ts'

/** The bytes of a range of a file, a chunk at a time. They were checked when they came, and are not hashed again. */
export async function* readFile(store: XetStore, objects: ObjectStore, file: XetFile, range: ByteRange): AsyncGenerator<Buffer> {
  const { terms, skip } = locateChunks(store, file, range)
  let toSkip = skip
  let left = range.end - range.start + 1
  for (const { xorb, start, end } of terms) {
    const stream = objects.open(xorbName(xorb), frameRange(xorb, start, end))
    try {
      const reader = createByteReader(stream as AsyncIterable<Buffer>)
      for (let index = start; index < end; index += 1) {
        const frame = readFrameHeader(await reader.take(frameHeaderBytes))
        const content = decodeChunk(frame, await reader.take(frame.payloadBytes)).subarray(toSkip)
        toSkip = 0
        const part = content.subarray(0, left)
        left -= part.length
        yield part
      }
    } finally {
      stream.destroy()
    }
  }
}

/** All of a file at once, for what is known to be small. */
export function readSmallFile(store: XetStore, objects: ObjectStore, file: XetFile): Buffer {
  const { terms } = locateChunks(store, file, { start: 0, end: file.size - 1 })
  const parts: Buffer[] = []
  for (const { xorb, start, end } of terms) {
    const frames = objects.read(xorbName(xorb), frameRange(xorb, start, end))
    for (let at = 0; at < frames.length; ) {
      const frame = readFrameHeader(frames.subarray(at, at + frameHeaderBytes))
      at += frameHeaderBytes
      parts.push(decodeChunk(frame, frames.subarray(at, at + frame.payloadBytes)))
      at += frame.payloadBytes
    }
  }
  return Buffer.concat(parts)
}
