import type { ByteRange } from '../http/byte-range.ts'
import type { Xorb } from './xorb.ts'
import type { XetFile, XetStore } from './xet-store.ts'

/** Chunks of one term that a range of the file touches; `end` is exclusive. */
interface LocatedTerm {
  xorb: Xorb
  start: number
  end: number
  /** Bytes of the file in these chunks. */
  length: number
}

export interface Located {
  terms: LocatedTerm[]
  /** Bytes before the range in the first chunk. */
  skip: number
}

/** Which chunks hold a range of a file, in order. Whole chunks outside the range are left out. */
export function locateChunks(store: XetStore, file: XetFile, range: ByteRange): Located {
  const xorbs = new Map<string, Xorb>()
  const terms: LocatedTerm[] = []
  let skip = 0
  let position = 0
  for (const term of file.terms) {
    const termStart = position
    position += term.length
    if (position <= range.start || termStart > range.end) continue
    const xorb = xorbs.get(term.xorb) ?? requireXorb(store, term.xorb)
    xorbs.set(term.xorb, xorb)
    let { start, end } = term
    let before = termStart
    for (let next = xorb.chunks[start]?.length ?? 0; before + next <= range.start; next = xorb.chunks[start]?.length ?? 0) {
      before += next
      start += 1
    }
    let after = position
    for (let last = xorb.chunks[end - 1]?.length ?? 0; after - last > range.end; last = xorb.chunks[end - 1]?.length ?? 0) {
      after -= last
      end -= 1
    }
    if (terms.length === 0) skip = range.start - before
    terms.push({ xorb, start, end, length: after - before })
  }
  return { terms, skip }
}

/** The bytes of a xorb that hold a run of its chunks; both ends are included. */
export function frameRange({ chunks }: Xorb, start: number, end: number): ByteRange {
  const first = chunks[start]
  const last = chunks[end - 1]
  if (first === undefined || last === undefined) throw new Error(`chunks ${start} to ${end} are not in the xorb`)
  return { start: first.start, end: last.end - 1 }
}

function requireXorb(store: XetStore, hash: string): Xorb {
  const xorb = store.findXorb(hash)
  if (xorb === undefined) throw new Error(`xorb ${hash} is not in the Xet storage`)
  return xorb
}
