import { HubError } from '../../http/hub-error.ts'
import { hashToText } from '../hash.ts'
import type { XetTerm } from '../xet-store.ts'
import { bookend, fileFlags, hashBytes, headerVersion, magic, recordBytes } from './shard-format.ts'

export interface ShardFile {
  hash: string
  /** In the order of the file, each with the proof that the sender has its chunks, if it was given. */
  terms: (XetTerm & { verification: string | undefined })[]
  sha256: string | undefined
}

export interface Shard {
  files: ShardFile[]
  /** Hashes of xorbs that the sender says are new. */
  xorbs: string[]
}

/** Reads a shard up to its footer, which may be missing. Throws 400 for what is none. */
export function parseShard(content: Buffer): Shard {
  const reader = createRecordReader(content)
  const header = reader.next()
  if (!header.subarray(0, magic.length).equals(magic)) throw new HubError(400, 'Invalid shard: it does not begin like one')
  if (header.readBigUInt64LE(magic.length) !== BigInt(headerVersion)) throw new HubError(400, 'Invalid shard: its version is not known')
  const files: ShardFile[] = []
  for (let record = reader.next(); !record.equals(bookend); record = reader.next()) files.push(readFile(reader, record))
  const xorbs: string[] = []
  for (let record = reader.next(); !record.equals(bookend); record = reader.next()) {
    xorbs.push(readHash(record))
    reader.skip(record.readUInt32LE(hashBytes + 4))
  }
  return { files, xorbs }
}

function readFile(reader: RecordReader, header: Buffer): ShardFile {
  const flags = header.readUInt32LE(hashBytes)
  const count = header.readUInt32LE(hashBytes + 4)
  const terms: ShardFile['terms'] = []
  for (let index = 0; index < count; index += 1) {
    const record = reader.next()
    terms.push({
      xorb: readHash(record),
      length: record.readUInt32LE(hashBytes + 4),
      start: record.readUInt32LE(hashBytes + 8),
      end: record.readUInt32LE(hashBytes + 12),
      verification: undefined,
    })
  }
  if ((flags & fileFlags.verification) !== 0) for (const term of terms) term.verification = readHash(reader.next())
  const sha256 = (flags & fileFlags.metadata) === 0 ? undefined : readHash(reader.next())
  return { hash: readHash(header), terms, sha256 }
}

function readHash(record: Buffer): string {
  return hashToText(record.subarray(0, hashBytes))
}

interface RecordReader {
  next(): Buffer
  skip(count: number): void
}

function createRecordReader(content: Buffer): RecordReader {
  let at = 0
  const advance = (count: number): number => {
    const start = at
    at += count * recordBytes
    if (at > content.length) throw new HubError(400, 'Invalid shard: it ends too early')
    return start
  }
  return {
    next: () => {
      const start = advance(1)
      return content.subarray(start, start + recordBytes)
    },
    skip: (count) => void advance(count),
  }
}
