import type { ByteRange } from '../http/byte-range.ts'
import { frameRange, locateChunks, type Located } from './locate-chunks.ts'
import type { Xorb } from './xorb.ts'
import type { XetFile, XetStore } from './xet-store.ts'

/** A run of chunks and the bytes of the xorb that hold them; `end` of chunks is exclusive, that of bytes is not. */
interface FetchRange {
  chunks: { start: number; end: number }
  bytes: ByteRange
  url: string
}

/** How a range of a file is put together, before it is worded in one of the two versions of the API. */
export interface Reconstruction {
  located: Located
  /** By hash of the xorb: runs that cover the terms and do not touch each other, since only such a run is one request. */
  fetches: Map<string, FetchRange[]>
}

export function reconstruct(store: XetStore, file: XetFile, range: ByteRange, sign: (xorb: Xorb, bytes: ByteRange) => string): Reconstruction {
  const located = locateChunks(store, file, range)
  const xorbs = new Map(located.terms.map(({ xorb }) => [xorb.hash, xorb]))
  const fetches = new Map<string, FetchRange[]>()
  for (const [hash, xorb] of xorbs) {
    const runs = joinRuns(located.terms.filter((term) => term.xorb.hash === hash))
    fetches.set(hash, runs.map((chunks) => {
      const bytes = frameRange(xorb, chunks.start, chunks.end)
      return { chunks, bytes, url: sign(xorb, bytes) }
    }))
  }
  return { located, fetches }
}

function joinRuns(terms: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = []
  for (const { start, end } of terms.toSorted((one, other) => one.start - other.start)) {
    const last = runs.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else runs.push({ start, end })
  }
  return runs
}

function describeTerms({ located: { terms, skip } }: Reconstruction): Record<string, unknown> {
  return {
    offset_into_first_range: skip,
    terms: terms.map(({ xorb, start, end, length }) => ({ hash: xorb.hash, unpacked_length: length, range: { start, end } })),
  }
}

export function describeV1(reconstruction: Reconstruction): Record<string, unknown> {
  const fetchInfo = [...reconstruction.fetches].map(([hash, fetches]) => [hash, fetches.map(({ chunks, bytes, url }) => ({ range: chunks, url, url_range: bytes }))] as const)
  return { ...describeTerms(reconstruction), fetch_info: Object.fromEntries(fetchInfo) }
}

export function describeV2(reconstruction: Reconstruction): Record<string, unknown> {
  const xorbs = [...reconstruction.fetches].map(([hash, fetches]) => [hash, fetches.map(({ chunks, bytes, url }) => ({ url, ranges: [{ chunks, bytes }] }))] as const)
  return { ...describeTerms(reconstruction), xorbs: Object.fromEntries(xorbs) }
}
