import { NaturalCadError } from '@naturalcad/contracts/errors'
import { toConnectionError } from './connection-error.ts'
import { showUrl } from './parse-url.ts'
import type { CallTime } from './call-time.ts'

export interface ReadBodyOptions {
  maxBytes: number
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
  { maxBytes, time, url, onEnd = () => {}, onError = (error) => error }: ReadBodyOptions,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader()
  let read = 0
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          const { done, value } = (await (reader === undefined ? undefined : time.race(reader.read()))) ?? { done: true, value: undefined }
          if (done) {
            onEnd()
            controller.close()
            return
          }
          read += value.byteLength
          if (read > maxBytes) throw tooLarge(url, maxBytes)
          controller.enqueue(value)
        } catch (error) {
          onEnd()
          controller.error(onError(time.failure() ?? toConnectionError(error, url)))
          await reader?.cancel().catch(() => {})
        }
      },
      async cancel(reason) {
        onEnd()
        await reader?.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
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
