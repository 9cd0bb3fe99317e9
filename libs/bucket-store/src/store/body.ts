import type { ObjectBody } from '@naturalcad/contracts/store'

/** A body as drivers read it. */
export interface Body {
  /** Undefined for a stream: nobody knows before its end. */
  size: number | undefined
  /** Whether `chunks` and `slice` work more than once. */
  isRepeatable: boolean
  /** One after the other; a canceled signal ends them with the reason. */
  chunks(): AsyncGenerator<Uint8Array<ArrayBuffer>>
  /** From `start` up to, not including, `end`; of a repeatable body. */
  slice(start: number, end: number): Blob
}

export function toBody(given: ObjectBody, signal?: AbortSignal): Body {
  if (given instanceof ReadableStream) {
    return {
      size: undefined,
      isRepeatable: false,
      chunks: () => readChunks(given, signal),
      slice() {
        throw new TypeError('a stream has no slices')
      },
    }
  }
  const blob = given instanceof Blob ? given : new Blob([given])
  return { size: blob.size, isRepeatable: true, chunks: () => readChunks(blob.stream(), signal), slice: (start, end) => blob.slice(start, end) }
}

async function* readChunks(stream: ReadableStream<Uint8Array>, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  signal?.throwIfAborted()
  const reader = stream.getReader()
  try {
    for (;;) {
      signal?.throwIfAborted()
      const { done, value } = await reader.read()
      if (done) return
      yield value as Uint8Array<ArrayBuffer>
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** Tells how far the reading of the chunks came. */
export async function* countChunks(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
  total: number | undefined,
  onProgress: ((progress: { bytes: number; total: number | undefined }) => void) | undefined,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let bytes = 0
  for await (const chunk of chunks) {
    yield chunk
    bytes += chunk.length
    onProgress?.({ bytes, total })
  }
}
