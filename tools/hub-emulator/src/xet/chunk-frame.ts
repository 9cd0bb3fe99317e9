import type * as Lz4 from 'lz4-napi'
import { HubError } from '../http/hub-error.ts'
import { lazyModule } from '../modules/lazy-module.ts'

const lz4 = lazyModule((load) => load('lz4-napi') as typeof Lz4)

/** Before each chunk of a xorb. */
export const frameHeaderBytes = 8
/** The format's own limit on a chunk. */
export const maxChunkBytes = 128 * 1024

const schemes = { none: 0, lz4: 1, groupedLz4: 2 } as const

export interface FrameHeader {
  payloadBytes: number
  scheme: number
  /** Of the chunk itself. */
  length: number
}

/** Throws 400 for what no client writes. */
export function readFrameHeader(header: Buffer): FrameHeader {
  const frame = { payloadBytes: header.readUIntLE(1, 3), scheme: header.readUInt8(4), length: header.readUIntLE(5, 3) }
  if (header.readUInt8(0) !== 0) throw new HubError(400, `Invalid xorb: chunk version ${header.readUInt8(0)} is not known`)
  if (frame.length === 0 || frame.length > maxChunkBytes) throw new HubError(400, `Invalid xorb: a chunk of ${frame.length} bytes`)
  // What compression makes larger is sent as it is.
  if (frame.payloadBytes === 0 || frame.payloadBytes > maxChunkBytes) throw new HubError(400, `Invalid xorb: a chunk in ${frame.payloadBytes} bytes`)
  return frame
}

/** The frame of a chunk that is stored as it is. */
export function plainFrameHeader(length: number): Buffer {
  const header = Buffer.alloc(frameHeaderBytes)
  header.writeUIntLE(length, 1, 3)
  header.writeUIntLE(length, 5, 3)
  return header
}

/** The bytes of the chunk. Throws 400 when they cannot be had from the payload. */
export function decodeChunk({ scheme, length }: FrameHeader, payload: Buffer): Buffer {
  const content = unpack(scheme, payload)
  if (content.length !== length) throw new HubError(400, `Invalid xorb: a chunk has ${content.length} bytes, not ${length}`)
  return content
}

function unpack(scheme: number, payload: Buffer): Buffer {
  switch (scheme) {
    case schemes.none:
      return payload
    case schemes.lz4:
      return decompress(payload)
    case schemes.groupedLz4:
      return ungroup(decompress(payload))
    default:
      throw new HubError(400, `Invalid xorb: compression scheme ${scheme} is not known`)
  }
}

function decompress(payload: Buffer): Buffer {
  try {
    return lz4().decompressFrameSync(payload)
  } catch {
    throw new HubError(400, 'Invalid xorb: a chunk is not an LZ4 frame')
  }
}

/** First came all bytes at positions 0, 4, 8, …, then those at 1, 5, 9, … and so on. */
function ungroup(grouped: Buffer): Buffer {
  const content = Buffer.allocUnsafe(grouped.length)
  let start = 0
  for (let group = 0; group < 4; group += 1) {
    const count = Math.ceil((grouped.length - group) / 4)
    const bytes = grouped.subarray(start, start + count)
    for (let index = 0; index < count; index += 1) content[index * 4 + group] = bytes[index] ?? 0
    start += count
  }
  return content
}
