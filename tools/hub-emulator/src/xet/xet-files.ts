import { fileHash } from '@huggingface/xetchunk-wasm'
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ByteRange } from '../http/byte-range.ts'
import type { ObjectStore } from '../storage/object-store.ts'
import { frameHeaderBytes, plainFrameHeader } from './chunk-frame.ts'
import { cutChunks, type CutChunk } from './cut-chunks.ts'
import { hashToText } from './hash.ts'
import { readFile, readSmallFile } from './read-file.ts'
import { hashXorb, maxXorbBytes, maxXorbChunks, xorbName, type XorbChunk } from './xorb.ts'
import type { XetFile, XetStore, XetTerm } from './xet-store.ts'

interface WrittenFile {
  /** What buckets and clients know the content by. */
  hash: string
  size: number
  sha256: string
}

/** Contents of the Xet storage as the emulator itself writes and reads them. */
export interface XetFiles {
  /** Stores a content of any size in little memory. It stays while a key names it, or for some weeks. */
  write(source: AsyncIterable<Uint8Array>): Promise<WrittenFile>
  /** The bytes of a file, or of a range of it. Throws an error for an unknown hash: ask `size` first. */
  read(hash: string, range?: ByteRange): Readable
  /** All of a small file at once. Throws as `read` does. */
  readSmall(hash: string): Buffer
  /** Undefined for an unknown hash. */
  size(hash: string): number | undefined
}

export function createXetFiles(store: XetStore, objects: ObjectStore): XetFiles {
  /** Stores the next chunks as one xorb, plain. Undefined when there are none left. */
  async function writeXorb(chunks: AsyncIterator<CutChunk>, first: CutChunk): Promise<{ term: XetTerm; chunks: XorbChunk[]; next: CutChunk | undefined }> {
    const written: XorbChunk[] = []
    let end = 0
    let length = 0
    let next: CutChunk | undefined = first
    async function* content(): AsyncGenerator<Buffer> {
      while (next !== undefined && written.length < maxXorbChunks && length + next.content.length <= maxXorbBytes) {
        const start = end
        end += frameHeaderBytes + next.content.length
        length += next.content.length
        written.push({ hash: next.hash, length: next.content.length, start, end })
        yield plainFrameHeader(next.content.length)
        yield next.content
        const following = await chunks.next()
        next = following.done === true ? undefined : following.value
      }
    }
    let hash = ''
    await objects.putAs(content(), (size) => {
      hash = hashXorb(written)
      return { name: xorbName({ hash }), enter: () => store.addXorb({ hash, size, chunks: written }) }
    })
    return { term: { xorb: hash, start: 0, end: written.length, length }, chunks: written, next }
  }

  function requireFile(hash: string): XetFile {
    const file = store.findFile(hash)
    if (file === undefined) throw new Error(`file ${hash} is not in the Xet storage`)
    return file
  }

  return {
    write: async (source) => {
      const sha256 = createHash('sha256')
      let size = 0
      const chunks = cutChunks(measure(source, (block) => {
        sha256.update(block)
        size += block.length
      }))
      const terms: XetTerm[] = []
      const all: { hash: Uint8Array; length: number }[] = []
      const first = await chunks.next()
      for (let next = first.done === true ? undefined : first.value; next !== undefined; ) {
        const written = await writeXorb(chunks, next)
        terms.push(written.term)
        for (const { hash, length } of written.chunks) all.push({ hash, length })
        next = written.next
      }
      const hash = hashToText(fileHash(all))
      store.addFile({ hash, size, terms })
      return { hash, size, sha256: sha256.digest('hex') }
    },
    read: (hash, range) => {
      const file = requireFile(hash)
      return Readable.from(readFile(store, objects, file, range ?? { start: 0, end: file.size - 1 }), { objectMode: false })
    },
    readSmall: (hash) => readSmallFile(store, objects, requireFile(hash)),
    size: (hash) => store.fileSize(hash),
  }
}

async function* measure(source: AsyncIterable<Uint8Array>, see: (block: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const block of source) {
    see(block)
    yield block
  }
}
