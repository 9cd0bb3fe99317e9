import { NaturalCadError } from '@naturalcad/contracts/errors'
import { isByteStream, streamChunks } from '@naturalcad/http'
import { isCutOff } from './whole-answer.ts'

const maxBreaks = 5

export interface ContinuedBody {
  first: ReadableStream<Uint8Array<ArrayBuffer>>
  /** Of the first byte, and behind the last. */
  start: number
  end: number
  /** Gives the rest from a byte on, and refuses where the object changed meanwhile. */
  open: (start: number) => Promise<ReadableStream<Uint8Array<ArrayBuffer>>>
  signal: AbortSignal | undefined
}

/** A body that goes on where a connection broke, and ends with its last byte and no other. Gives up after five breaks without a byte between them. */
export function continuedBody({ first, start, end, open, signal }: ContinuedBody): ReadableStream<Uint8Array<ArrayBuffer>> {
  const ownsChunks = isByteStream(first)
  let reader = first.getReader()
  let at = start
  let breaks = 0
  let isCanceled = false
  return streamChunks({
    ownsChunks,
    async next() {
      for (;;) {
        try {
          const { done, value } = await reader.read()
          if (done && at < end) throw new NaturalCadError('BACKEND_ERROR', `the answer ended ${end - at} bytes early`, { retryable: true })
          if (done) return undefined
          at += value.length
          if (at > end) throw new NaturalCadError('BACKEND_ERROR', 'the answer is longer than it said')
          breaks = 0
          return value
        } catch (error) {
          if (at === end && NaturalCadError.is(error) && isCutOff(error)) return undefined
          breaks += 1
          await reader.cancel().catch(() => undefined)
          if (isCanceled || breaks > maxBreaks || signal?.aborted || !NaturalCadError.is(error) || !isCutOff(error)) throw error
          reader = (await open(at)).getReader()
          // Nobody reads any more what came while it was opened.
          if (isCanceled) {
            await reader.cancel()
            return undefined
          }
        }
      }
    },
    async cancel(reason) {
      isCanceled = true
      // One that broke has nothing to be canceled any more.
      await reader.cancel(reason).catch(() => undefined)
    },
  })
}
