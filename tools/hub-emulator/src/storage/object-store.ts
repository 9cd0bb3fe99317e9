import { createHash, randomUUID } from 'node:crypto'
import { closeSync, createReadStream, mkdirSync, openSync, readSync, readdirSync, rmSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { ByteRange } from '../http/byte-range.ts'
import type { Database } from './database.ts'

/** Smaller contents lie in the index, where a thousand of them cost one sync and not a thousand. */
const maxInlineBytes = 64 * 1024
const writeBytes = 256 * 1024
const readBytes = 256 * 1024

interface StoredObject {
  sha256: string
  size: number
}

/** Contents by their SHA-256. What an index row names is always there, whole. */
export interface ObjectStore {
  put(content: Buffer | AsyncIterable<Buffer>): Promise<StoredObject>
  size(sha256: string): number | undefined
  open(sha256: string, range?: ByteRange): Readable
  /** At once: for what is small. */
  read(sha256: string, range?: ByteRange): Buffer
  /** Removes what none of these queries names: leftovers of interrupted uploads and deleted repositories. Call it before listening. */
  sweep(queries: readonly string[]): void
}

export function createObjectStore(folder: string, database: Database): ObjectStore {
  const incoming = join(folder, 'incoming')
  const fileOf = (sha256: string): string => join(folder, 'objects', sha256.slice(0, 2), sha256)
  const find = (sha256: string) => database.get<{ size: number; content: Uint8Array | null }>('SELECT size, content FROM object WHERE sha256 = ?', sha256)
  const remember = ({ sha256, size }: StoredObject, content: Buffer | null): StoredObject => {
    database.run('INSERT INTO object (sha256, size, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', sha256, size, content)
    return { sha256, size }
  }
  const missing = (sha256: string): Error => new Error(`object ${sha256} is not in the store`)

  /** To a temporary name, synced, then renamed: a name in `objects` always has all its bytes. */
  async function putFile(content: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<StoredObject> {
    mkdirSync(incoming, { recursive: true })
    const partial = join(incoming, randomUUID())
    try {
      const stored = await writeFile(partial, content)
      const target = fileOf(stored.sha256)
      mkdirSync(dirname(target), { recursive: true })
      await rename(partial, target)
      await sync(dirname(target))
      return remember(stored, null)
    } catch (error) {
      await rm(partial, { force: true })
      throw error
    }
  }

  async function putBuffer(content: Buffer): Promise<StoredObject> {
    const sha256 = createHash('sha256').update(content).digest('hex')
    if (find(sha256) !== undefined) return { sha256, size: content.length }
    return content.length <= maxInlineBytes ? remember({ sha256, size: content.length }, content) : putFile([content])
  }

  return {
    put: async (content) => {
      if (Buffer.isBuffer(content)) return putBuffer(content)
      const iterator = content[Symbol.asyncIterator]()
      const head = await readHead(iterator)
      return head.isWhole ? putBuffer(Buffer.concat(head.parts)) : putFile(follow(head.parts, iterator))
    },
    size: (sha256) => find(sha256)?.size,
    open: (sha256, range) => {
      const found = find(sha256)
      if (found === undefined) throw missing(sha256)
      if (found.content === null) return createReadStream(fileOf(sha256), { highWaterMark: readBytes, ...range })
      const content = Buffer.from(found.content)
      return Readable.from([range === undefined ? content : content.subarray(range.start, range.end + 1)], { objectMode: false })
    },
    read: (sha256, range) => {
      const found = find(sha256)
      if (found === undefined) throw missing(sha256)
      const { start, end } = range ?? { start: 0, end: found.size - 1 }
      return found.content === null ? readPart(fileOf(sha256), start, end - start + 1) : Buffer.from(found.content).subarray(start, end + 1)
    },
    sweep: (queries) => {
      rmSync(incoming, { recursive: true, force: true })
      database.run(`DELETE FROM object WHERE sha256 NOT IN (${queries.join(' UNION ')})`)
      const root = join(folder, 'objects')
      mkdirSync(root, { recursive: true })
      for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
        if (entry.isFile() && find(entry.name)?.content !== null) rmSync(join(entry.parentPath, entry.name))
      }
    },
  }
}

/** The first parts of a content, until it ends or is too long for the index. */
async function readHead(iterator: AsyncIterator<Buffer>): Promise<{ parts: Buffer[]; isWhole: boolean }> {
  const parts: Buffer[] = []
  for (let size = 0; size <= maxInlineBytes; ) {
    const next = await iterator.next()
    if (next.done === true) return { parts, isWhole: true }
    parts.push(next.value)
    size += next.value.length
  }
  return { parts, isWhole: false }
}

async function* follow(head: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* head
  yield* { [Symbol.asyncIterator]: () => rest }
}

/** Writes and syncs a new file, a batch of parts at a time. */
async function writeFile(path: string, content: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<StoredObject> {
  const hash = createHash('sha256')
  let size = 0
  let batch: Buffer[] = []
  let batchBytes = 0
  const handle = await open(path, 'wx')
  const flush = async (): Promise<void> => {
    if (batch.length > 0 && (await handle.writev(batch)).bytesWritten < batchBytes) throw new Error(`${path} was not written whole`)
    batch = []
    batchBytes = 0
  }
  try {
    for await (const part of content) {
      hash.update(part)
      size += part.length
      batch.push(part)
      batchBytes += part.length
      if (batchBytes >= writeBytes) await flush()
    }
    await flush()
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { sha256: hash.digest('hex'), size }
}

function readPart(path: string, start: number, length: number): Buffer {
  const content = Buffer.allocUnsafe(length)
  const file = openSync(path, 'r')
  try {
    if (readSync(file, content, 0, length, start) < length) throw new Error(`${path} is shorter than it was`)
    return content
  } finally {
    closeSync(file)
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
