import type { Chunk } from '@huggingface/xetchunk-wasm'
import type { Cas } from './cas.ts'
import { chunkHash } from './chunk-hash.ts'
import { cutChunks, maxChunkBytes } from './cut-chunks.ts'
import { describeFile, type ChunkPlace, type XetFile } from './file-terms.ts'
import { createKnownChunks } from './known-chunks.ts'
import { writeShard } from './shard.ts'
import { createXorbQueue } from './xorb-queue.ts'

export interface FileSource {
  /** Undefined where nobody knows before its end. */
  size: number | undefined
  chunks(options: { areTransient: boolean }): AsyncIterable<Uint8Array>
}

/**
 * Sends files to the storage of the Hub: what is in them in as few calls as it fits into, one call for what they are made of. Returns their
 * hashes, by which a batch then names them. Nothing is kept in memory but what is on its way.
 */
export async function uploadFiles(cas: Cas, sources: readonly FileSource[], given: AbortSignal | undefined): Promise<string[]> {
  const stop = new AbortController()
  const signal = given === undefined ? stop.signal : AbortSignal.any([given, stop.signal])
  const known = createKnownChunks()
  const queue = createXorbQueue((name, bytes) => cas.sendXorb(name, bytes, signal), bytesOf(sources))
  const files = new Map<string, XetFile>()
  const names: string[] = []
  try {
    for (const source of sources) {
      const file = await cut(source)
      names.push(file.name)
      if (file.terms.length > 0) files.set(file.name, file)
    }
    const xorbs = await queue.finish()
    if (files.size > 0) await cas.sendShard(writeShard([...files.values()], xorbs), signal)
    return names
  } catch (error) {
    // What is under way still reads from the memory of the queue.
    stop.abort(error)
    await queue.finish().catch(() => undefined)
    throw error
  }

  async function cut(source: FileSource): Promise<XetFile> {
    const { size = Infinity } = source
    const ownChunks: Chunk[] = []
    const places: ChunkPlace[] = []
    for await (const content of cutChunks(source.chunks({ areTransient: true }))) {
      const hash = chunkHash(content)
      let place = known.find(hash)
      // To ask for what fits into one chunk costs as much as to send it.
      if (place === undefined && ownChunks.length === 0 && size > maxChunkBytes) {
        const found = await cas.findXorbs(hash, signal)
        if (found !== undefined) known.learn(found)
        place = known.find(hash)
      }
      if (place === undefined) {
        place = await queue.add(content, hash)
        known.add(hash, place)
      }
      ownChunks.push({ hash, length: content.length })
      places.push(place)
    }
    return describeFile(ownChunks, places)
  }
}

function bytesOf(sources: readonly FileSource[]): number {
  return sources.reduce((sum, { size = Infinity }) => sum + size, 0)
}
