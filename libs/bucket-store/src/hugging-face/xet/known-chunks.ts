import { hmac } from '@huggingface/xetchunk-wasm'
import type { ChunkPlace } from './file-terms.ts'
import type { KnownXorbs } from './shard.ts'

/** Which chunks need not travel. */
export interface KnownChunks {
  find(hash: Uint8Array): ChunkPlace | undefined
  /** One that was put into a xorb. */
  add(hash: Uint8Array, place: ChunkPlace): void
  /** What a server says it has. */
  learn(known: KnownXorbs): void
}

export function createKnownChunks(): KnownChunks {
  const own = new Map<string, ChunkPlace>()
  /** By the key that hides them. */
  const hidden = new Map<string, { key: Uint8Array; chunks: Map<string, ChunkPlace> }>()
  return {
    find(hash) {
      const found = own.get(textOf(hash))
      if (found !== undefined) return found
      for (const { key, chunks } of hidden.values()) {
        const place = chunks.get(textOf(isNone(key) ? hash : hmac(hash, key)))
        if (place !== undefined) return place
      }
      return undefined
    },
    add: (hash, place) => void own.set(textOf(hash), place),
    learn({ key, xorbs }) {
      const { chunks } = hidden.get(textOf(key)) ?? { chunks: new Map<string, ChunkPlace>() }
      hidden.set(textOf(key), { key, chunks })
      for (const { hash, chunks: hashes } of xorbs) {
        const xorb = { hash }
        for (const [index, chunk] of hashes.entries()) chunks.set(textOf(chunk), { xorb, index })
      }
    },
  }
}

/** Each byte as a character: such strings are made and compared fast. */
function textOf(hash: Uint8Array): string {
  return Buffer.from(hash.buffer, hash.byteOffset, hash.length).toString('latin1')
}

/** A server may also hide nothing. */
function isNone(key: Uint8Array): boolean {
  return key.every((byte) => byte === 0)
}
