import { hmac } from '@huggingface/xetchunk-wasm'
import { hashFromText } from '../hash.ts'
import type { Xorb } from '../xorb.ts'
import { bookend, footerBytes, footerVersion, hashBytes, headerVersion, magic, recordBytes } from './shard-format.ts'

export interface KeyedShardOptions {
  xorbs: readonly Xorb[]
  /** Hides the hashes of chunks from whoever does not have them. */
  key: Buffer
  /** Seconds since 1970. */
  createdAt: number
  expiresAt: number
}

/** The answer to a question for a chunk: which xorbs hold it and its neighbours. It names no files. */
export function writeKeyedShard({ xorbs, key, createdAt, expiresAt }: KeyedShardOptions): Buffer {
  const header = Buffer.alloc(recordBytes)
  header.set(magic)
  header.writeBigUInt64LE(BigInt(headerVersion), magic.length)
  header.writeBigUInt64LE(BigInt(footerBytes), magic.length + 8)
  const body = Buffer.concat([header, bookend, ...xorbs.map((xorb) => writeXorb(xorb, key)), bookend])
  return Buffer.concat([body, writeFooter(xorbs, key, createdAt, expiresAt, body.length)])
}

function writeXorb({ hash, size, chunks }: Xorb, key: Buffer): Buffer {
  const records = Buffer.alloc((chunks.length + 1) * recordBytes)
  records.set(hashFromText(hash))
  records.writeUInt32LE(chunks.length, hashBytes + 4)
  records.writeUInt32LE(unpackedBytes(chunks), hashBytes + 8)
  records.writeUInt32LE(size, hashBytes + 12)
  let position = 0
  for (const [index, chunk] of chunks.entries()) {
    const at = (index + 1) * recordBytes
    records.set(hmac(chunk.hash, key), at)
    records.writeUInt32LE(position, at + hashBytes)
    records.writeUInt32LE(chunk.length, at + hashBytes + 4)
    position += chunk.length
  }
  return records
}

function unpackedBytes(chunks: Xorb['chunks']): number {
  return chunks.reduce((total, { length }) => total + length, 0)
}

/** There are no tables for looking things up: readers make their own. */
function writeFooter(xorbs: readonly Xorb[], key: Buffer, createdAt: number, expiresAt: number, bodyBytes: number): Buffer {
  const footer = Buffer.alloc(footerBytes)
  const write = (value: number, at: number): void => void footer.writeBigUInt64LE(BigInt(value), at)
  write(footerVersion, 0)
  write(recordBytes, 8)
  write(2 * recordBytes, 16)
  for (const tableOffset of [24, 40, 56]) write(bodyBytes, tableOffset)
  footer.set(key, 72)
  write(createdAt, 104)
  write(expiresAt, 112)
  write(xorbs.reduce((total, { size }) => total + size, 0), 168)
  write(0, 176)
  write(xorbs.reduce((total, { chunks }) => total + unpackedBytes(chunks), 0), 184)
  write(bodyBytes, 192)
  return footer
}
