import type { ChunkPlace } from './file-terms.ts'
import type { SentXorb } from './shard.ts'
import { createXorb, largestXorb, roomFor, type Xorb } from './xorb.ts'

/** While so many are on their way the next one is filled. */
const maxSending = 2

export interface XorbQueue {
  /** Waits while too much is on its way. */
  add(content: Uint8Array, hash: Uint8Array): Promise<ChunkPlace>
  /** Once the last one is sent: what was, in order. Rejects where one could not be; nothing is on its way any more then. */
  finish(): Promise<SentXorb[]>
}

/** Fills xorbs and sends each that is full. The memory of those that arrived is filled again. */
export function createXorbQueue(send: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>, expectedBytes: number): XorbQueue {
  const free: Uint8Array<ArrayBuffer>[] = []
  const sending = new Set<Promise<void>>()
  const sent: SentXorb[] = []
  let failure: { error: unknown } | undefined
  let current: Xorb | undefined

  function next(): Xorb {
    return createXorb(free.pop() ?? new Uint8Array(Math.min(largestXorb, roomFor(expectedBytes))))
  }

  async function close(xorb: Xorb): Promise<void> {
    xorb.close()
    while (sending.size >= maxSending) await Promise.race(sending)
    sent.push({ hash: xorb.hash, chunks: xorb.chunks, bytes: xorb.bytes.length })
    const call = send(xorb.name, xorb.bytes)
      .then(() => void free.push(xorb.memory), (error: unknown) => (failure ??= { error }))
      .then(() => void sending.delete(call))
    sending.add(call)
    if (failure !== undefined) throw failure.error
  }

  return {
    async add(content, hash) {
      if (current !== undefined && !current.hasRoom()) {
        const full = current
        current = undefined
        await close(full)
      }
      current ??= next()
      return { xorb: current, index: current.add(content, hash) }
    },
    async finish() {
      const last = current
      current = undefined
      if (last !== undefined && failure === undefined) await close(last)
      await Promise.all(sending)
      if (failure !== undefined) throw failure.error
      return sent
    },
  }
}
