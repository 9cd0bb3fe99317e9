import { createChunker, finalize, nextBlock } from '@huggingface/xetchunk-wasm'

export interface CutChunk {
  hash: Uint8Array
  content: Buffer
}

/** Cuts a content as the clients do, a chunk in memory at a time. */
export async function* cutChunks(source: AsyncIterable<Uint8Array>): AsyncGenerator<CutChunk> {
  const chunker = createChunker()
  let pending: Uint8Array[] = []
  const take = (length: number): Buffer => {
    const [only] = pending
    const whole = pending.length === 1 && only !== undefined ? Buffer.from(only.buffer, only.byteOffset, only.byteLength) : Buffer.concat(pending)
    pending = whole.length === length ? [] : [whole.subarray(length)]
    return whole.subarray(0, length)
  }
  for await (const block of source) {
    if (block.length === 0) continue
    pending.push(block)
    for (const { hash, length } of nextBlock(chunker, block)) yield { hash, content: take(length) }
  }
  const last = finalize(chunker)
  if (last !== null) yield { hash: last.hash, content: take(last.length) }
}
