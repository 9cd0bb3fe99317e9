import { hashToHex, xorbHash, type Chunk } from '@huggingface/xetchunk-wasm'
import { maxChunkBytes } from './cut-chunks.ts'
import { writeLz4Frame } from './lz4-frame.ts'

/** A quarter of what the format allows: so much is in memory for each that is filled or on its way. */
export const largestXorb = 16 * 1024 * 1024
const maxChunks = 8192
const headerBytes = 8
const schemes = { plain: 0, lz4: 1 } as const

/** Enough memory for files of so many bytes together, whatever they are cut into. */
export function roomFor(bytes: number): number {
  return bytes + (maxChunks + 1) * headerBytes + maxChunkBytes
}

/** Chunks that travel together. Its hash is known once no more come: empty until `close`. */
export interface Xorb {
  readonly chunks: Chunk[]
  readonly hash: Uint8Array
  /** The hash as addresses write it. */
  readonly name: string
  readonly memory: Uint8Array<ArrayBuffer>
  /** What of it is filled. */
  readonly bytes: Uint8Array<ArrayBuffer>
  hasRoom(): boolean
  /** Copies and, where that helps, packs the chunk. Returns its index. */
  add(content: Uint8Array, hash: Uint8Array): number
  close(): void
}

export function createXorb(memory: Uint8Array<ArrayBuffer>): Xorb {
  const chunks: Chunk[] = []
  let hash: Uint8Array = new Uint8Array(0)
  let filled = 0
  return {
    chunks,
    memory,
    get name() {
      return hashToHex(hash)
    },
    get hash() {
      return hash
    },
    get bytes() {
      return memory.subarray(0, filled)
    },
    hasRoom: () => chunks.length < maxChunks && filled + headerBytes + maxChunkBytes <= memory.length,
    add(content, chunkHash) {
      const start = filled + headerBytes
      const packed = writeLz4Frame(content, memory, start)
      if (packed === undefined) memory.set(content, start)
      const length = packed ?? content.length
      memory[filled] = 0
      writeLength(length, memory, filled + 1)
      memory[filled + 4] = packed === undefined ? schemes.plain : schemes.lz4
      writeLength(content.length, memory, filled + 5)
      filled = start + length
      return chunks.push({ hash: chunkHash, length: content.length }) - 1
    },
    close() {
      hash = xorbHash(chunks)
    },
  }
}

function writeLength(length: number, target: Uint8Array, at: number): void {
  target[at] = length & 0xff
  target[at + 1] = (length >>> 8) & 0xff
  target[at + 2] = length >>> 16
}
