/** Reads a stream in pieces of chosen sizes. */
export interface ByteReader {
  /** So many bytes, or fewer at the end of the stream. */
  take(length: number): Promise<Buffer>
  /** Reads on to the end. Returns how many bytes there were. */
  drain(): Promise<number>
}

export function createByteReader(source: AsyncIterable<Buffer>): ByteReader {
  const iterator = source[Symbol.asyncIterator]()
  let parts: Buffer[] = []
  let available = 0

  const reader: ByteReader = {
    take: async (length) => {
      while (available < length) {
        const next = await iterator.next()
        if (next.done === true) break
        parts.push(next.value)
        available += next.value.length
      }
      const whole = parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts)
      const taken = whole.subarray(0, length)
      parts = taken.length === whole.length ? [] : [whole.subarray(length)]
      available -= taken.length
      return taken
    },
    drain: async () => {
      let drained = available
      parts = []
      available = 0
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) drained += next.value.length
      return drained
    },
  }
  return reader
}
