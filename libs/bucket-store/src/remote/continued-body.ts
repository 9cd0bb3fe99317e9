import { NaturalCadError } from '@naturalcad/contracts/errors'
import { isCutOff } from './whole-answer.ts'

const maxBreaks = 5

/**
 * A body that goes on where a connection broke: `open` is asked for the rest from a byte on. Gives up after five breaks without
 * a byte between them, or where the object changed meanwhile, which `open` has to refuse.
 */
export function continuedBody(first: ReadableStream<Uint8Array>, start: number, open: (start: number) => Promise<ReadableStream<Uint8Array>>, signal: AbortSignal | undefined): ReadableStream<Uint8Array> {
  let reader = first.getReader()
  let at = start
  let breaks = 0
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          try {
            const { done, value } = await reader.read()
            if (done) return controller.close()
            at += value.length
            breaks = 0
            return controller.enqueue(value)
          } catch (error) {
            breaks += 1
            if (breaks > maxBreaks || signal?.aborted || !NaturalCadError.is(error) || !isCutOff(error)) throw error
            reader = (await open(at)).getReader()
          }
        }
      },
      async cancel(reason) {
        await reader.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
}
