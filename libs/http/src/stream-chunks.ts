/** Where the chunks of a stream come from. */
export interface ChunkSource {
  /** The next bytes; undefined at the end. A rejection is the error of the stream. */
  next(): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** The reader wants no more. */
  cancel(reason: unknown): Promise<void> | void
  /** Whether a chunk is the source's to give away: nothing else looks at its memory any more. So it is with chunks of a byte stream. */
  ownsChunks: boolean
}

/**
 * A stream that asks its source for nothing before somebody reads. Where chunks are given away it is a byte stream: a reader that brings its own memory
 * (BYOB) gets the bytes there, and the memory of a chunk is freed at once. Left to be collected, tens of megabytes of a long stream would lie around.
 */
export function streamChunks(source: ChunkSource): ReadableStream<Uint8Array<ArrayBuffer>> {
  return source.ownsChunks ? streamOwned(source) : streamBorrowed(source)
}

/** Whether a reader may bring its own memory; false also for a stream that has a reader already. */
export function isByteStream(stream: ReadableStream<Uint8Array>): boolean {
  try {
    stream.getReader({ mode: 'byob' }).releaseLock()
    return true
  } catch {
    return false
  }
}

/** Frees memory that nobody looks at any more, where the engine can (Node 21); else it is left to be collected. */
export function freeMemory(chunk: Uint8Array<ArrayBuffer>): void {
  const buffer: ArrayBuffer & { transfer?: (bytes: number) => ArrayBuffer } = chunk.buffer
  if (ownsBuffer(chunk)) buffer.transfer?.(0)
}

/** Small ones of Node are cut from one buffer. */
function ownsBuffer(chunk: Uint8Array): boolean {
  return chunk.byteLength > 0 && chunk.byteLength === chunk.buffer.byteLength
}

function streamBorrowed(source: ChunkSource): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const chunk = await source.next()
        if (chunk === undefined) controller.close()
        else controller.enqueue(chunk)
      },
      cancel: (reason) => source.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}

function streamOwned(source: ChunkSource): ReadableStream<Uint8Array<ArrayBuffer>> {
  /** The chunk whose first `taken` bytes are read. */
  let chunk: Uint8Array<ArrayBuffer> | undefined
  let taken = 0
  const stream = new ReadableStream({
    type: 'bytes',
    async pull(controller) {
      // A byte stream takes no empty chunk.
      if (chunk === undefined) do chunk = await source.next()
      while (chunk?.length === 0)
      const view = controller.byobRequest?.view
      if (chunk === undefined) {
        controller.close()
        controller.byobRequest?.respond(0)
      } else if (view == null) {
        const rest = chunk.subarray(taken)
        chunk = undefined
        taken = 0
        // What is enqueued loses its buffer, and with it whatever else lies there.
        controller.enqueue(ownsBuffer(rest) ? rest : rest.slice())
      } else {
        const bytes = Math.min(chunk.length - taken, view.byteLength)
        new Uint8Array(view.buffer, view.byteOffset).set(chunk.subarray(taken, taken + bytes))
        taken += bytes
        if (taken === chunk.length) {
          freeMemory(chunk)
          chunk = undefined
          taken = 0
        }
        controller.byobRequest?.respond(bytes)
      }
    },
    cancel: (reason) => source.cancel(reason),
  })
  return stream as ReadableStream<Uint8Array<ArrayBuffer>>
}
