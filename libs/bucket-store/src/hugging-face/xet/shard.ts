import type { Chunk } from '@huggingface/xetchunk-wasm'
import type { XetFile } from './file-terms.ts'

/** Everything in a shard lies in records of this size. */
const recordBytes = 48
const hashBytes = 32
const magic = Buffer.from([...Buffer.from('HFRepoMetaData\0'), 85, 105, 103, 69, 106, 123, 129, 87, 131, 165, 189, 217, 92, 205, 209, 74, 169])
const version = 2n
const withVerification = 0x8000_0000
/** Ends the files, and the xorbs. */
const bookend = Buffer.concat([Buffer.alloc(hashBytes, 0xff), Buffer.alloc(recordBytes - hashBytes)])
/** From the end of a footer, and from its beginning. */
const footerKeyAt = 72

/** A xorb that was sent. */
export interface SentXorb {
  hash: Uint8Array
  chunks: readonly Chunk[]
  /** As it was sent. */
  bytes: number
}

/** Tells which files are made of which chunks, and what is in the xorbs that are new. Without a footer, of which the Hub needs nothing. */
export function writeShard(files: readonly XetFile[], xorbs: readonly SentXorb[]): Buffer<ArrayBuffer> {
  const header = record(magic)
  header.writeBigUInt64LE(version, magic.length)
  return Buffer.concat([header, ...files.flatMap(writeFile), bookend, ...xorbs.flatMap(writeXorb), bookend])
}

function writeFile({ hash, terms }: XetFile): Buffer[] {
  return [
    record(hash, withVerification, terms.length),
    ...terms.map(({ xorb, bytes, start, end }) => record(xorb.hash, 0, bytes, start, end)),
    ...terms.map(({ verification }) => record(verification)),
  ]
}

function writeXorb({ hash, chunks, bytes }: SentXorb): Buffer[] {
  let at = 0
  const records = chunks.map((chunk) => {
    at += chunk.length
    return record(chunk.hash, at - chunk.length, chunk.length)
  })
  return [record(hash, 0, chunks.length, at, bytes), ...records]
}

function record(hash: Uint8Array, ...numbers: number[]): Buffer {
  const bytes = Buffer.alloc(recordBytes)
  bytes.set(hash)
  for (const [index, value] of numbers.entries()) bytes.writeUInt32LE(value, hashBytes + 4 * index)
  return bytes
}

/** Xorbs that a server has, the hashes of their chunks hidden by a key from whoever does not have the chunks. */
export interface KnownXorbs {
  key: Buffer
  xorbs: { hash: Uint8Array; chunks: Uint8Array[] }[]
}

/** The answer to a question for a chunk; undefined where it cannot be read, which costs no more than not having asked. */
export function readKnownXorbs(shard: Buffer): KnownXorbs | undefined {
  if (shard.length < 2 * recordBytes || !shard.subarray(0, magic.length).equals(magic)) return undefined
  const footerBytes = Number(shard.readBigUInt64LE(magic.length + 8))
  const end = shard.length - footerBytes
  if (footerBytes < footerKeyAt + hashBytes || end < 2 * recordBytes) return undefined
  const records = Math.floor(end / recordBytes)
  const recordAt = (index: number) => shard.subarray(index * recordBytes, (index + 1) * recordBytes)
  let at = 1
  // Such an answer names no files; were there any, they would come first.
  while (at < records && !recordAt(at).equals(bookend)) at += 1
  const xorbs: KnownXorbs['xorbs'] = []
  for (at += 1; at < records && !recordAt(at).equals(bookend); ) {
    const count = recordAt(at).readUInt32LE(hashBytes + 4)
    if (at + count >= records) return undefined
    xorbs.push({ hash: recordAt(at).subarray(0, hashBytes), chunks: Array.from({ length: count }, (_, index) => recordAt(at + 1 + index).subarray(0, hashBytes)) })
    at += 1 + count
  }
  return { key: shard.subarray(end + footerKeyAt, end + footerKeyAt + hashBytes), xorbs }
}
