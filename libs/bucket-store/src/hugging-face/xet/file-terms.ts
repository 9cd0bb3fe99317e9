import { fileHash, hashToHex, verificationHash, type Chunk } from '@huggingface/xetchunk-wasm'

/** A xorb by its hash, which one that is still filled does not have yet. */
interface NamedXorb {
  readonly hash: Uint8Array
}

/** Where a chunk lies. */
export interface ChunkPlace {
  xorb: NamedXorb
  index: number
}

/** A run of chunks of one xorb; `end` is exclusive. */
interface Term {
  xorb: NamedXorb
  start: number
  end: number
  /** Of its chunks as they are. */
  bytes: number
  /** Proves that who sends this has the chunks. */
  verification: Uint8Array
}

export interface XetFile {
  hash: Uint8Array
  /** As the Hub writes it. */
  name: string
  terms: Term[]
}

/** The file that its chunks make, in order, each with where it lies. */
export function describeFile(chunks: Chunk[], places: readonly ChunkPlace[]): XetFile {
  const terms: Term[] = []
  for (let at = 0; at < chunks.length; ) {
    const first = places[at]
    if (first === undefined) throw new Error(`chunk ${at} lies nowhere`)
    let count = 1
    while (places[at + count]?.xorb === first.xorb && places[at + count]?.index === first.index + count) count += 1
    const own = chunks.slice(at, at + count)
    terms.push({ xorb: first.xorb, start: first.index, end: first.index + count, bytes: own.reduce((sum, { length }) => sum + length, 0), verification: verificationHash(own.map(({ hash }) => hash)) })
    at += count
  }
  const hash = fileHash(chunks)
  return { hash, name: hashToHex(hash), terms }
}
