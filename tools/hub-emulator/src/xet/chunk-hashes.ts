import { MerkleHashSubtree, verificationHash } from '@huggingface/xetchunk-wasm'
import type { ByteRange } from '../http/byte-range.ts'
import { HubError } from '../http/hub-error.ts'
import { hashToText } from './hash.ts'
import { locateChunks } from './locate-chunks.ts'
import type { XorbChunk } from './xorb.ts'
import type { XetFile, XetStore } from './xet-store.ts'

/** A term of a file with its place in it; `end` is exclusive. */
interface PlacedTerm {
  start: number
  end: number
  chunks: readonly XorbChunk[]
}

/**
 * What a client needs to change parts of a file without reading the rest: which windows it must cut into chunks again, and hashes of
 * what lies between. Windows are whole terms, so that nothing depends on where the client's own cuts fall.
 */
export function describeChunkHashes(store: XetStore, file: XetFile, dirty: readonly ByteRange[]): Record<string, unknown> {
  const terms = placeTerms(store, file)
  const windows = findWindows(terms, dirty)
  const isInside = ({ start }: PlacedTerm): boolean => windows.some((window) => start >= window.start && start < window.end)
  const edges = [0, ...windows.flatMap(({ start, end }) => [start, end]), file.size]
  const gaps = Array.from({ length: windows.length + 1 }, (_, index) => [edges[index * 2] ?? 0, edges[index * 2 + 1] ?? 0] as const)
  return {
    totalChunks: terms.reduce((total, { chunks }) => total + chunks.length, 0),
    fileSize: file.size,
    windows: windows.map(({ start, end }) => ({ dirtyByteRange: [start, end] })),
    hashRanges: gaps.map(([start, end]) => {
      const chunks = terms.filter((term) => term.start >= start && term.end <= end).flatMap((term) => term.chunks)
      return start === end ? null : MerkleHashSubtree.fromChunks(start === 0, chunks, end === file.size).toJSON()
    }),
    gapVerification: terms.filter((term) => !isInside(term)).map(({ chunks }) => hashToText(verificationHash(chunks.map(({ hash }) => hash)))),
  }
}

function placeTerms(store: XetStore, file: XetFile): PlacedTerm[] {
  let position = 0
  return locateChunks(store, file, { start: 0, end: file.size - 1 }).terms.map(({ xorb, start, end, length }) => {
    position += length
    return { start: position - length, end: position, chunks: xorb.chunks.slice(start, end) }
  })
}

/** The terms that are touched, those side by side joined. */
function findWindows(terms: readonly PlacedTerm[], dirty: readonly ByteRange[]): { start: number; end: number }[] {
  const windows: { start: number; end: number }[] = []
  for (const { start, end } of terms) {
    if (!dirty.some((range) => range.start < end && range.end >= start)) continue
    const last = windows.at(-1)
    if (last !== undefined && last.end === start) last.end = end
    else windows.push({ start, end })
  }
  return windows
}

/** Reads `bytes=0-9,20-29`. Throws 400 for anything else, and for what lies behind the end. */
export function parseDirtyRanges(header: string | undefined, size: number): ByteRange[] {
  const [, list] = /^bytes=(\d+-\d+(?:, *\d+-\d+)*)$/.exec(header ?? '') ?? []
  if (list === undefined) throw new HubError(400, 'X-Range-Dirty must name ranges, such as bytes=0-9,20-29')
  return list.split(',').map((text) => {
    const [start = 0, end = 0] = text.split('-').map(Number)
    if (start > end || start >= size) throw new HubError(400, `X-Range-Dirty names ${start}-${end} of a file of ${size} bytes`)
    return { start, end }
  })
}
