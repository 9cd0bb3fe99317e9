import { createRequire } from 'node:module'
import { getChunks } from '@huggingface/xetchunk-wasm'
import type * as BlakeHash from '@napi-rs/blake-hash'

const dataKey = Buffer.from([
  102, 151, 245, 119, 91, 149, 80, 222, 49, 53, 203, 172, 165, 151, 24, 28, 157, 228, 33, 16, 155, 235, 43, 88, 180, 208, 176, 75, 147, 173, 242, 41,
])
/** By the chunking library with this target nothing that is a chunk would be cut again. */
const uncutTarget = 2 * 1024 * 1024

type ChunkHash = (content: Uint8Array) => Uint8Array

let found: ChunkHash | undefined

/** What names a chunk, 32 bytes. */
export function chunkHash(content: Uint8Array): Uint8Array {
  found ??= loadNativeHash() ?? plainChunkHash
  return found(content)
}

/** Several times as fast, and not there on every platform, nor where everything is bundled into one file. Most programs never upload. */
export function loadNativeHash(): ChunkHash | undefined {
  try {
    const { Blake3Hasher } = createRequire(import.meta.url)('@napi-rs/blake-hash') as typeof BlakeHash
    // One for all: each holds memory that V8 does not see, until it is collected.
    const hasher = Blake3Hasher.newKeyed(dataKey)
    return (content) => {
      hasher.reset()
      return hasher.update(content).digestBuffer()
    }
  } catch {
    return undefined
  }
}

export function plainChunkHash(content: Uint8Array): Uint8Array {
  const [chunk] = getChunks(content, uncutTarget)
  if (chunk === undefined) throw new TypeError('a chunk has bytes')
  return chunk.hash
}
