import { xorbHash } from '@huggingface/xetchunk-wasm'
import { hashToText } from './hash.ts'

/** A chunk and where its frame lies in the xorb; `end` is exclusive. */
export interface XorbChunk {
  hash: Uint8Array
  length: number
  start: number
  end: number
}

export interface Xorb {
  hash: string
  size: number
  chunks: readonly XorbChunk[]
}

export const maxXorbChunks = 8192
/** Of the chunks as clients count them; frames come on top. */
export const maxXorbBytes = 64 * 1024 * 1024

export function hashXorb(chunks: readonly XorbChunk[]): string {
  return hashToText(xorbHash([...chunks]))
}

const recordBytes = 40

export const xorbNamePrefix = 'xorb-'

/** Under which the object store has the bytes of a xorb. */
export function xorbName({ hash }: Pick<Xorb, 'hash'>): string {
  return xorbNamePrefix + hash
}

/** The chunks as one blob of the index: hash, end of the frame, length. */
export function packChunks(chunks: readonly XorbChunk[]): Buffer {
  const packed = Buffer.alloc(chunks.length * recordBytes)
  for (const [index, { hash, end, length }] of chunks.entries()) {
    packed.set(hash, index * recordBytes)
    packed.writeUInt32LE(end, index * recordBytes + 32)
    packed.writeUInt32LE(length, index * recordBytes + 36)
  }
  return packed
}

export function unpackChunks(blob: Uint8Array): XorbChunk[] {
  const packed = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength)
  const chunks: XorbChunk[] = []
  let start = 0
  for (let at = 0; at < packed.length; at += recordBytes) {
    const end = packed.readUInt32LE(at + 32)
    chunks.push({ hash: packed.subarray(at, at + 32), start, end, length: packed.readUInt32LE(at + 36) })
    start = end
  }
  return chunks
}
