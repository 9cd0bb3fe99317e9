import { setImmediate } from 'node:timers/promises'
import type { ObjectBody } from '@naturalcad/contracts/store'
import { freeMemory, isByteStream, streamChunks } from '@naturalcad/http'

/** So much at most is told as one piece of progress; an upload can be canceled in between. */
const pieceBytes = 1024 * 1024

/** To open a stream for less costs more than it saves. */
const wholeBytes = 64 * 1024

/** So much memory is filled again and again where chunks are transient. */
const transientBytes = 256 * 1024

export interface ReadChunksOptions {
  /** Each chunk is good until the next one is asked for: its memory may be filled again or freed, so that nothing is left to be collected. @default false */
  areTransient?: boolean
}

/** A body as drivers read it. */
export interface Body {
  /** Undefined for a stream: nobody knows before its end. */
  size: number | undefined
  /** Whether `chunks` and `slice` work more than once. */
  isRepeatable: boolean
  /** One after the other; a canceled signal ends them with the reason. */
  chunks(options?: ReadChunksOptions): AsyncGenerator<Uint8Array<ArrayBuffer>>
  /** From `start` up to, not including, `end`; of a repeatable body. */
  slice(start: number, end: number): Blob
}

export function toBody(given: ObjectBody, signal?: AbortSignal): Body {
  if (given instanceof ReadableStream) {
    return {
      size: undefined,
      isRepeatable: false,
      chunks: (options) => readChunks(given, signal, options),
      slice() {
        throw new TypeError('a stream has no slices')
      },
    }
  }
  if (given instanceof Blob) return { size: given.size, isRepeatable: true, chunks: (options) => readBlob(given, signal, options), slice: (start, end) => given.slice(start, end) }
  // A copy: the caller may use the memory again while the bytes are on their way.
  const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : new Uint8Array(given)
  return { size: bytes.length, isRepeatable: true, chunks: () => pieces(bytes, signal), slice: (start, end) => new Blob([bytes.subarray(start, end)]) }
}

/** A stream that ends within so many bytes as a body of known size; any other body as it is. */
export async function readSmall(body: Body, maxBytes: number): Promise<Body> {
  if (body.size !== undefined) return body
  const rest = body.chunks({ areTransient: true })
  const first: Uint8Array<ArrayBuffer>[] = []
  for (let bytes = 0; bytes <= maxBytes; ) {
    const { done, value } = await rest.next()
    if (done) return toBody(Buffer.concat(first))
    first.push(value.slice())
    bytes += value.length
  }
  const chunks = async function* ({ areTransient = false }: ReadChunksOptions = {}) {
    yield* first
    for await (const chunk of rest) yield areTransient ? chunk : chunk.slice()
  }
  return { ...body, chunks }
}

async function* pieces(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    signal?.throwIfAborted()
    yield bytes.subarray(at, at + pieceBytes)
    // Nothing here waits: what is on its way would stand still.
    if (at + pieceBytes < bytes.length) await setImmediate()
  }
  signal?.throwIfAborted()
}

/**
 * As its stream brings them, 64 KiB of a file at once, the next ones on their way while some are used: `arrayBuffer` would copy all that. Piece by
 * piece, since what is in memory comes whole.
 */
async function* readBlob(blob: Blob, signal: AbortSignal | undefined, { areTransient = false }: ReadChunksOptions = {}): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  signal?.throwIfAborted()
  if (blob.size <= wholeBytes) {
    const whole = new Uint8Array(await blob.arrayBuffer())
    signal?.throwIfAborted()
    if (whole.length > 0) yield whole
    return
  }
  for (let at = 0; at < blob.size; at += pieceBytes) {
    const reader = (blob.slice(at, at + pieceBytes).stream() as ReadableStream<Uint8Array<ArrayBuffer>>).getReader()
    try {
      for (let next = reader.read(); ; ) {
        const { done, value } = await next
        signal?.throwIfAborted()
        if (done) break
        next = reader.read()
        // One that nobody waits for any more may fail.
        next.catch(() => undefined)
        yield value
        // The collector runs often for memory that it does not manage, and for long.
        if (areTransient) freeMemory(value)
      }
    } finally {
      await reader.cancel().catch(() => undefined)
    }
  }
}

async function* readChunks(stream: ReadableStream<Uint8Array>, signal: AbortSignal | undefined, { areTransient = false }: ReadChunksOptions = {}): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  signal?.throwIfAborted()
  const reader = (areTransient ? bringMemory(stream) : undefined) ?? stream.getReader()
  // A source that says nothing is waited for no longer: a canceled reader ends what waits for it.
  const cancel = () => void reader.cancel(signal?.reason).catch(() => undefined)
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    for (;;) {
      const { done, value } = await reader.read()
      signal?.throwIfAborted()
      if (done) return
      yield value as Uint8Array<ArrayBuffer>
    }
  } finally {
    signal?.removeEventListener('abort', cancel)
    await reader.cancel().catch(() => undefined)
  }
}

/** Reads into one piece of memory; undefined for a stream that brings its own. */
function bringMemory(stream: ReadableStream<Uint8Array>): Pick<ReadableStreamDefaultReader<Uint8Array>, 'read' | 'cancel'> | undefined {
  if (!isByteStream(stream)) return undefined
  const reader = stream.getReader({ mode: 'byob' })
  let memory = new ArrayBuffer(transientBytes)
  return {
    async read() {
      const { done, value } = await reader.read(new Uint8Array(memory))
      if (value !== undefined) memory = value.buffer
      return done ? { done, value: undefined } : { done, value }
    },
    cancel: (reason) => reader.cancel(reason),
  }
}

/** The stream, which a canceled signal ends with its reason. */
export function endingWith(signal: AbortSignal, stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const ownsChunks = isByteStream(stream)
  const chunks = readChunks(stream, signal)
  return streamChunks({
    ownsChunks,
    next: async () => (await chunks.next()).value ?? undefined,
    async cancel(reason) {
      await chunks.return(undefined)
      // One that was not begun has no reader that could be canceled.
      if (!stream.locked) await stream.cancel(reason)
    },
  })
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
