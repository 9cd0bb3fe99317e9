import { fileHash, verificationHash } from '@huggingface/xetchunk-wasm'
import { HubError } from '../../http/hub-error.ts'
import { hashToText } from '../hash.ts'
import type { Xorb, XorbChunk } from '../xorb.ts'
import type { XetFile, XetStore } from '../xet-store.ts'
import type { Shard, ShardFile } from './parse-shard.ts'

/** A file of a shard that is what it says, with the chunks by which it can be found again. */
export interface CheckedFile extends XetFile {
  sha256: string | undefined
  eligibleChunks: string[]
}

/** One chunk in so many stands for its neighbourhood; clients ask for these and for the first of a file. */
const eligibleModulus = 1024n

/** Of all terms together: 128 GiB, and no more work than seconds. */
const maxShardChunks = 2_000_000

/** Throws 400 unless every xorb is known, every term lies within one and is proven, and every file has the hash of its chunks. */
export function checkShard(store: XetStore, { files, xorbs: named }: Shard): CheckedFile[] {
  for (const hash of named) if (!store.hasXorb(hash)) throw unknownXorb(hash)
  const xorbs = new Map<string, Xorb>()
  const chunksOf = (hash: string): readonly XorbChunk[] => {
    const xorb = xorbs.get(hash) ?? store.findXorb(hash)
    if (xorb === undefined) throw unknownXorb(hash)
    xorbs.set(hash, xorb)
    return xorb.chunks
  }
  const terms = files.flatMap((file) => file.terms)
  if (terms.reduce((total, { start, end }) => total + Math.max(0, end - start), 0) > maxShardChunks) throw new HubError(400, `Invalid shard: it names more than ${maxShardChunks} chunks`)
  return files.map((file) => checkFile(file, chunksOf))
}

function checkFile({ hash, terms, sha256 }: ShardFile, chunksOf: (hash: string) => readonly XorbChunk[]): CheckedFile {
  const all: XorbChunk[] = []
  for (const { xorb, start, end, length, verification } of terms) {
    const known = chunksOf(xorb)
    if (start >= end || end > known.length) throw new HubError(400, `Invalid shard: chunks ${start} to ${end} of xorb ${xorb}, which has ${known.length}`)
    const chunks = known.slice(start, end)
    const actual = chunks.reduce((total, chunk) => total + chunk.length, 0)
    if (actual !== length) throw new HubError(400, `Invalid shard: chunks ${start} to ${end} of xorb ${xorb} have ${actual} bytes, not ${length}`)
    // Whoever has the chunks can make this hash; whoever only knows of the xorb cannot.
    if (verification !== hashToText(verificationHash(chunks.map((chunk) => chunk.hash)))) throw new HubError(400, `Invalid shard: file ${hash} does not verify against xorb ${xorb}`)
    for (const chunk of chunks) all.push(chunk)
  }
  const actual = hashToText(fileHash(all))
  if (actual !== hash) throw new HubError(400, `Invalid shard: the chunks make file ${actual}, not ${hash}`)
  const size = all.reduce((total, { length }) => total + length, 0)
  return { hash, size, terms, sha256, eligibleChunks: all.filter((chunk, index) => index === 0 || isEligible(chunk)).map((chunk) => hashToText(chunk.hash)) }
}

function isEligible({ hash }: XorbChunk): boolean {
  return Buffer.from(hash).readBigUInt64LE(24) % eligibleModulus === 0n
}

function unknownXorb(hash: string): HubError {
  return new HubError(400, `Invalid shard: xorb ${hash} was not uploaded`)
}
