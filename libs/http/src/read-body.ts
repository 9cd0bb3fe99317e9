import type { Clock } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { toConnectionError } from './connection-error.ts'
import { showUrl } from './parse-url.ts'
import type { CallTime } from './call-time.ts'
import { isByteStream, streamChunks } from './stream-chunks.ts'

export interface ReadBodyOptions {
  maxBytes: number
  /** See `HttpRequest`. */
  idleTimeoutMs?: number | undefined
  clock: Clock
  time: CallTime
  url: URL
  /** Called once, when the last byte was read, or reading ended early. */
  onEnd?: () => void
  /** Translates what the reader gets to see. */
  onError?: (error: NaturalCadError) => NaturalCadError
}

/** The body of a response, cut off with an error at `maxBytes` and when the call's time is up. */
export function readBody(
  response: Response,
  { maxBytes, idleTimeoutMs, clock, time, url, onEnd = () => {}, onError = (error) => error }: ReadBodyOptions,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const ownsChunks = response.body !== null && isByteStream(response.body)
  const reader = response.body?.getReader()
  let read = 0
  let silence: NaturalCadError | undefined
  let stopTimer = () => {}

  // Ends a wait for a source that may never settle.
  const giveUp = () => void reader?.cancel().catch(() => {})
  const listen = () => {
    if (idleTimeoutMs === undefined) return
    stopTimer = clock.after(idleTimeoutMs, () => {
      silence = wasSilent(url, idleTimeoutMs)
      giveUp()
    })
  }
  const end = () => {
    stopTimer()
    time.signal.removeEventListener('abort', giveUp)
    onEnd()
  }
  time.signal.addEventListener('abort', giveUp, { once: true })
  if (time.signal.aborted) giveUp()

  return streamChunks({
    ownsChunks,
    async next() {
      try {
        listen()
        const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
        stopTimer()
        const failure = time.failure() ?? silence
        if (failure !== undefined) throw failure
        if (done) {
          end()
          return undefined
        }
        read += value.byteLength
        if (read > maxBytes) throw tooLarge(url, maxBytes)
        return value
      } catch (error) {
        end()
        giveUp()
        throw onError(time.failure() ?? toConnectionError(error, url))
      }
    },
    async cancel(reason) {
      end()
      await reader?.cancel(reason)
    },
  })
}

function wasSilent(url: URL, idleTimeoutMs: number): NaturalCadError {
  const details = { host: url.host, idleTimeoutMs, phase: 'idle' }
  return new NaturalCadError('BACKEND_TIMEOUT', `${url.host} was silent for ${idleTimeoutMs / 1000} s`, { details, retryable: true })
}

/** Refuses a body whose length is announced to be too large, before a byte of it is read. */
export async function checkAnnouncedLength(response: Response, maxBytes: number, url: URL): Promise<void> {
  // With a content encoding the header tells the packed size, a lower bound in practice: the stream counts the rest.
  if (Number(response.headers.get('content-length') ?? 0) <= maxBytes) return
  await response.body?.cancel()
  throw tooLarge(url, maxBytes)
}

export async function readText(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of readChunks(body)) text += decoder.decode(chunk, { stream: true })
  return text + decoder.decode()
}

/** Leaving the loop cancels the stream. Not every browser can iterate a stream by itself. */
export async function* readChunks<T>(stream: ReadableStream<T>): AsyncGenerator<T, void, undefined> {
  const reader = stream.getReader()
  let isDone = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      yield value
    }
    isDone = true
  } finally {
    if (!isDone) await reader.cancel().catch(() => {})
    reader.releaseLock()
  }
}

function tooLarge(url: URL, maxBytes: number): NaturalCadError {
  return new NaturalCadError('BACKEND_ERROR', `the answer of ${showUrl(url)} is larger than ${maxBytes} bytes`, {
    details: { url: showUrl(url), maxBytes },
  })
}
