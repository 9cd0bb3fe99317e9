import { StringDecoder } from 'node:string_decoder'
import type { Readable } from 'node:stream'

/** A longer line goes on in the next one. */
const maxLineLength = 16 * 1024

/** Of both streams together; what comes after is read and dropped. */
const maxOutputBytes = 64 * 2 ** 20

/** Drops what is too much, and says so once. Shared by the streams of one process. */
export function limitLines(onLine: (line: string) => void | Promise<void>): (line: string) => void | Promise<void> {
  let left = maxOutputBytes
  return (line) => {
    if (left < 0) return
    left -= Buffer.byteLength(line) + 1
    return onLine(left < 0 ? `===== More than ${maxOutputBytes / 2 ** 20} MiB of output: the rest is not kept =====` : line)
  }
}

/**
 * Hands over every line of a stream without its end, the unfinished last one too; a carriage return alone ends a line as a terminal
 * would show it. Bytes that are no UTF-8 become U+FFFD. Reads no further while a promise of `onLine` is open.
 */
export async function readLines(stream: Readable, onLine: (line: string) => void | Promise<void>): Promise<void> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  const take = async (text: string): Promise<void> => {
    const lines = (rest + text).split(/\r?\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) await handOver(line)
    while (rest.length > maxLineLength) {
      await onLine(rest.slice(0, maxLineLength))
      rest = rest.slice(maxLineLength)
    }
  }
  const handOver = async (line: string): Promise<void> => {
    for (let start = 0; start === 0 || start < line.length; start += maxLineLength) await onLine(line.slice(start, start + maxLineLength))
  }
  for await (const chunk of stream as AsyncIterable<Buffer>) await take(decoder.write(chunk))
  await take(decoder.end())
  if (rest !== '') await handOver(rest.replace(/\r$/, ''))
}
