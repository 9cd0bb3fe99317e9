import { fileHash, getChunks, verificationHash, xorbHash } from '@huggingface/xetchunk-wasm'
import { compressFrameSync } from 'lz4-napi'
import { hashFromText, hashToText } from '../../src/xet/hash.ts'
import { bookend, fileFlags, headerVersion, magic } from '../../src/xet/shard/shard-format.ts'

export type Scheme = 0 | 1 | 2

/** A chunk as it lies in a xorb. */
export function frameOf(content: Buffer, scheme: Scheme): Buffer {
  const payload = scheme === 0 ? content : compressFrameSync(scheme === 1 ? content : group(content))
  const header = Buffer.alloc(8)
  header.writeUIntLE(payload.length, 1, 3)
  header.writeUInt8(scheme, 4)
  header.writeUIntLE(content.length, 5, 3)
  return Buffer.concat([header, payload])
}

function group(content: Buffer): Buffer {
  return Buffer.from([0, 1, 2, 3].flatMap((first) => [...content].filter((_, index) => index % 4 === first)))
}

export interface MadeFile {
  fileHash: string
  xorbHash: string
  xorb: Buffer
  chunkHashes: string[]
  verification: string
  length: number
}

/** One file in one xorb of its own. */
export function makeFile(content: Buffer, scheme: Scheme = 0): MadeFile {
  const chunks = getChunks(content)
  let start = 0
  const frames = chunks.map(({ length }) => {
    start += length
    return frameOf(content.subarray(start - length, start), scheme)
  })
  return {
    fileHash: hashToText(fileHash(chunks)),
    xorbHash: hashToText(xorbHash(chunks)),
    xorb: Buffer.concat(frames),
    chunkHashes: chunks.map(({ hash }) => hashToText(hash)),
    verification: hashToText(verificationHash(chunks.map(({ hash }) => hash))),
    length: content.length,
  }
}

export interface ShardTerm {
  xorb: string
  length: number
  start: number
  end: number
  verification?: string
}

export interface ShardFileOptions {
  hash: string
  terms: ShardTerm[]
  sha256?: string
}

export function termOf(made: MadeFile): ShardTerm {
  return { xorb: made.xorbHash, length: made.length, start: 0, end: made.chunkHashes.length, verification: made.verification }
}

/** A shard as clients write it, without a footer. */
export function makeShard(files: readonly ShardFileOptions[], xorbs: readonly MadeFile[] = []): Buffer {
  const header = record(Buffer.from(magic), headerVersion, 0, 0, 0)
  return Buffer.concat([header, ...files.flatMap(fileRecords), bookend, ...xorbs.flatMap(xorbRecords), bookend])
}

function fileRecords({ hash, terms, sha256 }: ShardFileOptions): Buffer[] {
  const isVerified = terms.every(({ verification }) => verification !== undefined)
  const flags = ((isVerified ? fileFlags.verification : 0) | (sha256 === undefined ? 0 : fileFlags.metadata)) >>> 0
  return [
    record(hashFromText(hash), flags, terms.length, 0, 0),
    ...terms.map(({ xorb, length, start, end }) => record(hashFromText(xorb), 0, length, start, end)),
    ...(isVerified ? terms.map(({ verification = '' }) => record(hashFromText(verification), 0, 0, 0, 0)) : []),
    ...(sha256 === undefined ? [] : [record(hashFromText(sha256), 0, 0, 0, 0)]),
  ]
}

function xorbRecords({ xorbHash: hash, chunkHashes, length }: MadeFile): Buffer[] {
  return [record(hashFromText(hash), 0, chunkHashes.length, length, 0), ...chunkHashes.map((chunk) => record(hashFromText(chunk), 0, 0, 0, 0))]
}

function record(hash: Uint8Array, ...words: number[]): Buffer {
  const made = Buffer.alloc(48)
  made.set(hash)
  for (const [index, word] of words.entries()) made.writeUInt32LE(word, 32 + index * 4)
  return made
}
