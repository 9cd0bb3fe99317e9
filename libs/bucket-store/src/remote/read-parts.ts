import type { Body } from '../store/body.ts'

/** A body cut into pieces of one size, the last one smaller; one piece is in memory, which the next one overwrites. At least one, maybe empty. */
export async function* readParts(body: Body, partBytes: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const part = new Uint8Array(partBytes)
  let filled = 0
  let count = 0
  for await (const chunk of body.chunks({ areTransient: true })) {
    for (let at = 0; at < chunk.length; ) {
      const taken = Math.min(chunk.length - at, partBytes - filled)
      part.set(chunk.subarray(at, at + taken), filled)
      filled += taken
      at += taken
      if (filled < partBytes) continue
      yield part
      count += 1
      filled = 0
    }
  }
  if (filled > 0 || count === 0) yield part.subarray(0, filled)
}
