import { addAbortSignal, type Readable } from 'node:stream'
import { NaturalCadError } from '@naturalcad/contracts/errors'

export interface ReadInputOptions {
  maxBytes: number
  /** For the message. */
  what: string
  signal: AbortSignal
}

/** All of a stream as text. Throws `INVALID_REQUEST` where it is too long or not UTF-8. */
export async function readInput(input: Readable, { maxBytes, what, signal }: ReadInputOptions): Promise<string> {
  // A source that never ends must not hold up Ctrl-C.
  addAbortSignal(signal, input)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of input.iterator() as AsyncIterable<Buffer | string>) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > maxBytes) throw new NaturalCadError('INVALID_REQUEST', `${what} is longer than ${maxBytes} bytes`)
    chunks.push(bytes)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch (error) {
    throw new NaturalCadError('INVALID_REQUEST', `${what} is not UTF-8 text`, { cause: error })
  }
}
