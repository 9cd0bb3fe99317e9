import { HubError } from '../http/hub-error.ts'
import { createByteReader } from './byte-reader.ts'
import { decodeChunk, frameHeaderBytes, maxChunkBytes, readFrameHeader } from './chunk-frame.ts'
import { chunkHash } from './hash.ts'
import { hashXorb, maxXorbBytes, maxXorbChunks, type XorbChunk } from './xorb.ts'

/** A footer may follow the chunks; nothing in it is needed. */
const footerTag = 'XETBLOB'
const maxStoredBytes = maxXorbBytes + maxXorbChunks * frameHeaderBytes
const maxFooterBytes = 4 * 1024 * 1024

/**
 * Passes the bytes of an uploaded xorb on, one chunk at a time and without a footer, and fills `chunks`. Throws 400 at the latest
 * at the end, unless every chunk is readable and all together have the promised hash.
 */
export async function* checkXorb(content: AsyncIterable<Buffer>, promised: string, chunks: XorbChunk[]): AsyncGenerator<Buffer> {
  const reader = createByteReader(content, maxChunkBytes)
  let start = 0
  for (;;) {
    const header = await reader.take(frameHeaderBytes)
    if (header.length === 0) break
    if (header.toString('latin1').startsWith(footerTag)) {
      if ((await reader.drain()) > maxFooterBytes) throw new HubError(400, 'Invalid xorb: its footer is too long')
      break
    }
    if (header.length < frameHeaderBytes) throw new HubError(400, 'Invalid xorb: it ends within a chunk')
    const frame = readFrameHeader(header)
    // Before the payload is taken, which may come in the same memory.
    yield header
    const payload = await reader.take(frame.payloadBytes)
    if (payload.length < frame.payloadBytes) throw new HubError(400, 'Invalid xorb: it ends within a chunk')
    const end = start + frameHeaderBytes + frame.payloadBytes
    if (end > maxStoredBytes || chunks.length === maxXorbChunks) throw new HubError(400, `Invalid xorb: it has more than ${maxXorbChunks} chunks or ${maxXorbBytes} bytes`)
    chunks.push({ hash: chunkHash(decodeChunk(frame, payload)), length: frame.length, start, end })
    start = end
    yield payload
  }
  if (chunks.length === 0) throw new HubError(400, 'Invalid xorb: it has no chunks')
  const actual = hashXorb(chunks)
  if (actual !== promised) throw new HubError(400, `Invalid xorb: its hash is ${actual}, not ${promised}`)
}
