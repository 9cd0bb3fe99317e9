/** Reads a stream in pieces of chosen sizes. */
export interface ByteReader {
  /** So many bytes, or fewer at the end of the stream. */
  take(length: number): Promise<Buffer>
  /** Reads on to the end. Returns how many bytes there were. */
  drain(): Promise<number>
}

/** A piece of up to `reusedBytes` is only good until the next one is taken: those that lie across parts of the stream share one memory. */
export function createByteReader(source: AsyncIterable<Buffer>, reusedBytes = 0): ByteReader {
  const iterator = source[Symbol.asyncIterator]()
  let reused: Buffer | undefined
  let part: Buffer = Buffer.alloc(0)

  /** The next part of the stream; false at its end. */
  const advance = async (): Promise<boolean> => {
    const next = await iterator.next()
    part = next.done === true ? Buffer.alloc(0) : next.value
    return next.done !== true
  }
  const cut = (length: number): Buffer => {
    const taken = part.subarray(0, length)
    part = part.subarray(taken.length)
    return taken
  }

  return {
    take: async (length) => {
      while (part.length === 0 && (await advance())) continue
      if (part.length >= length) return cut(length)
      const whole = length > reusedBytes ? Buffer.allocUnsafe(length) : (reused ??= Buffer.allocUnsafeSlow(reusedBytes))
      let filled = 0
      do filled += cut(length - filled).copy(whole, filled)
      while (filled < length && (await advance()))
      return whole.subarray(0, filled)
    },
    drain: async () => {
      let drained = part.length
      while (await advance()) drained += part.length
      part = Buffer.alloc(0)
      return drained
    },
  }
}
