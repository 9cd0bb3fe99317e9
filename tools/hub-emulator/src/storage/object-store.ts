import { createHash, randomUUID } from 'node:crypto'
import { closeSync, createReadStream, mkdirSync, openSync, readSync, readdirSync, rmSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable, type Writable } from 'node:stream'
import type { ByteRange } from '../http/byte-range.ts'
import type { Database } from './database.ts'
import { sendFile } from './send-file.ts'

/** Smaller contents lie in the index, where a thousand of them cost one sync and not a thousand. */
const maxInlineBytes = 64 * 1024
const writeBytes = 512 * 1024
const readBytes = 128 * 1024

interface StoredObject {
  sha256: string
  size: number
}

/** `content` is null where it lies in a file. */
interface FoundObject {
  size: number
  content: Uint8Array | null
}

interface NamedObject {
  name: string
  enter: () => void
}

/** Contents by their SHA-256, or by a name that stands for them as well. What an index row names is always there, whole. */
export interface ObjectStore {
  /** A part of the content may change once the next one is asked for. */
  put(content: Buffer | AsyncIterable<Buffer>): Promise<StoredObject>
  /**
   * For contents that the caller checks by another hash, which is in the name: they are not hashed again. `finish` is asked for the name once
   * all is read; its `enter` runs in the transaction that makes the object known. False, and no `enter`, if the name was there already.
   */
  putAs(content: AsyncIterable<Buffer>, finish: (size: number) => NamedObject): Promise<boolean>
  size(name: string): number | undefined
  open(name: string, range?: ByteRange): Readable
  /** The range, and the end of the stream. Takes the same memory however much it is. */
  send(name: string, range: ByteRange, target: Writable): Promise<void>
  /** At once: for what is small. */
  read(name: string, range?: ByteRange): Buffer
  /** Removes what none of these queries names: leftovers of interrupted uploads and deleted repositories. Call it before listening. */
  sweep(queries: readonly string[]): void
}

export function createObjectStore(folder: string, database: Database): ObjectStore {
  const incoming = join(folder, 'incoming')
  const fileOf = (name: string): string => join(folder, 'objects', name.slice(0, 2), name)
  const find = (name: string) => database.get<FoundObject>('SELECT size, content FROM object WHERE name = ?', name)
  const remember = (name: string, size: number, content: Buffer | null, enter: () => void = () => {}): void =>
    database.transaction(() => {
      database.run('INSERT INTO object (name, size, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', name, size, content)
      enter()
    })
  const requireFound = (name: string): FoundObject => {
    const found = find(name)
    if (found === undefined) throw new Error(`object ${name} is not in the store`)
    return found
  }
  const readNow = (name: string, { size, content }: FoundObject, { start, end }: ByteRange = { start: 0, end: size - 1 }): Buffer =>
    content === null ? readPart(fileOf(name), start, end - start + 1) : Buffer.from(content).subarray(start, end + 1)
  const storing = new Map<string, Promise<boolean>>()

  /** To a temporary name, synced, then renamed: a name in `objects` always has all its bytes. */
  async function putFile(content: AsyncIterable<Buffer> | Iterable<Buffer>, see: (part: Buffer) => void, finish: (size: number) => NamedObject): Promise<boolean> {
    mkdirSync(incoming, { recursive: true })
    const partial = join(incoming, randomUUID())
    try {
      const size = await writeFile(partial, content, see)
      const named = finish(size)
      // Two contents of one name may differ in their bytes, so whoever comes second must not touch the first.
      for (let other = storing.get(named.name); other !== undefined; other = storing.get(named.name)) await other.catch(() => false)
      const stored = moveIn(partial, size, named)
      storing.set(named.name, stored)
      return await stored.finally(() => storing.delete(named.name))
    } finally {
      await rm(partial, { force: true })
    }
  }

  async function moveIn(partial: string, size: number, { name, enter }: NamedObject): Promise<boolean> {
    if (find(name) !== undefined) return false
    const target = fileOf(name)
    mkdirSync(dirname(target), { recursive: true })
    await rename(partial, target)
    await sync(dirname(target))
    remember(name, size, null, enter)
    return true
  }

  async function putHashed(content: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<StoredObject> {
    const hash = createHash('sha256')
    const stored = { sha256: '', size: 0 }
    await putFile(content, (part) => hash.update(part), (size) => {
      stored.sha256 = hash.digest('hex')
      stored.size = size
      return { name: stored.sha256, enter: () => {} }
    })
    return stored
  }

  async function putBuffer(content: Buffer): Promise<StoredObject> {
    const sha256 = createHash('sha256').update(content).digest('hex')
    if (find(sha256) === undefined) {
      if (content.length > maxInlineBytes) return putHashed([content])
      remember(sha256, content.length, content)
    }
    return { sha256, size: content.length }
  }

  return {
    put: async (content) => {
      if (Buffer.isBuffer(content)) return putBuffer(content)
      const { head, rest } = await readHead(content)
      return rest === undefined ? putBuffer(head) : putHashed(rest)
    },
    putAs: async (content, finish) => {
      const { head, rest } = await readHead(content)
      if (rest !== undefined) return putFile(rest, () => {}, finish)
      const { name, enter } = finish(head.length)
      if (find(name) !== undefined || storing.has(name)) return storing.get(name)?.then(() => false) ?? false
      remember(name, head.length, head, enter)
      return true
    },
    size: (name) => find(name)?.size,
    open: (name, range) => {
      const found = requireFound(name)
      if (found.content === null && (range === undefined || range.end - range.start >= maxInlineBytes)) return createReadStream(fileOf(name), { highWaterMark: readBytes, ...range })
      // A small part costs less to read at once than a stream does.
      return Readable.from([readNow(name, found, range)], { objectMode: false })
    },
    send: async (name, range, target) => {
      const found = requireFound(name)
      if (found.content === null) await sendFile(fileOf(name), range, target)
      else target.end(readNow(name, found, range))
    },
    read: (name, range) => readNow(name, requireFound(name), range),
    sweep: (queries) => {
      rmSync(incoming, { recursive: true, force: true })
      database.run(`DELETE FROM object WHERE name NOT IN (${queries.join(' UNION ')})`)
      const root = join(folder, 'objects')
      mkdirSync(root, { recursive: true })
      for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
        if (entry.isFile() && find(entry.name)?.content !== null) rmSync(join(entry.parentPath, entry.name))
      }
    },
  }
}

/** The beginning of a content, and all of it again if it is too long for the index. */
async function readHead(content: AsyncIterable<Buffer>): Promise<{ head: Buffer; rest: AsyncIterable<Buffer> | undefined }> {
  const iterator = content[Symbol.asyncIterator]()
  const parts: Buffer[] = []
  for (let size = 0; size <= maxInlineBytes; ) {
    const next = await iterator.next()
    if (next.done === true) return { head: Buffer.concat(parts), rest: undefined }
    // A copy, since the next part may come in the same memory.
    parts.push(Buffer.from(next.value))
    size += next.value.length
  }
  const head = Buffer.concat(parts)
  return { head, rest: follow(head, iterator) }
}

async function* follow(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield head
  yield* { [Symbol.asyncIterator]: () => rest }
}

/** Writes and syncs a new file. Parts are gathered in one buffer, so that many small ones cost neither calls nor memory. */
async function writeFile(path: string, content: AsyncIterable<Buffer> | Iterable<Buffer>, see: (part: Buffer) => void): Promise<number> {
  const gathered = Buffer.allocUnsafeSlow(writeBytes)
  let filled = 0
  let size = 0
  const handle = await open(path, 'wx')
  const flush = async (): Promise<void> => {
    for (let written = 0; written < filled; ) written += (await handle.write(gathered, written, filled - written)).bytesWritten
    filled = 0
  }
  try {
    for await (const part of content) {
      see(part)
      size += part.length
      for (let taken = 0; taken < part.length; ) {
        const length = part.copy(gathered, filled, taken)
        taken += length
        filled += length
        if (filled === gathered.length) await flush()
      }
    }
    await flush()
    await handle.sync()
  } finally {
    await handle.close()
  }
  return size
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
