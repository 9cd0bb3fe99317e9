import { Hasher } from 'gearhash-jit'

export const maxChunkBytes = 128 * 1024
/** No cut is looked for before the 64 bytes ahead of 8 KiB, which the rolling hash looks back over. */
const skippedBytes = 8 * 1024 - 64 - 1
/** One position in 65,536 is a cut. */
const cutMask = 0xffffn << 48n

/**
 * Cuts a content where its own bytes say, as every client of Xet does, so that an insertion moves the cuts around it and no others. A chunk
 * is good until the next one is asked for.
 */
export async function* cutChunks(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const chunk = new Uint8Array(maxChunkBytes)
  const gear = new Hasher(cutMask)
  let filled = 0
  for await (const block of content) {
    for (let at = 0; at < block.length; ) {
      const from = Math.max(at, Math.min(at + skippedBytes - filled, block.length))
      const until = Math.min(block.length, at + maxChunkBytes - filled)
      const cut = gear.nextMatch(block.subarray(from, until))
      const end = cut < 0 ? until : from + cut
      chunk.set(block.subarray(at, end), filled)
      filled += end - at
      at = end
      if (cut < 0 && filled < maxChunkBytes) continue
      yield chunk.subarray(0, filled)
      filled = 0
      gear.resetHash()
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled)
}
