import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseRange, type ByteRange } from './byte-range.ts'
import type { Exchange } from './exchange.ts'

export interface Content {
  size: number
  etag: string
  type: string
  open: (range: ByteRange) => Readable
}

/** Answers with the content or the range that is asked for. HEAD gives the headers of the whole. */
export async function sendContent(exchange: Pick<Exchange, 'request' | 'response' | 'method'>, content: Content, extra: Record<string, string> = {}): Promise<void> {
  const { request, response, method } = exchange
  const headers = { 'accept-ranges': 'bytes', etag: content.etag, 'content-type': content.type, ...extra }
  if (request.headers['if-none-match'] === content.etag) return void response.writeHead(304, headers).end()

  const rangeHeader = request.headers['if-range'] === undefined || request.headers['if-range'] === content.etag ? request.headers.range : undefined
  if (content.size === 0) {
    // No range of nothing is satisfiable, yet the JS client asks for bytes 0-0 and reads the total: the Hub's exact answer is unknown.
    const total: Record<string, string> = rangeHeader === undefined ? {} : { 'content-range': 'bytes */0' }
    return void response.writeHead(200, { ...headers, 'content-length': '0', ...total }).end()
  }
  if (method === 'HEAD') return void response.writeHead(200, { ...headers, 'content-length': String(content.size) }).end()

  const range = parseRange(rangeHeader, content.size)
  if (range === 'unsatisfiable') return void response.writeHead(416, { ...headers, 'content-length': '0', 'content-range': `bytes */${content.size}` }).end()
  const sent = range === 'whole' ? { start: 0, end: content.size - 1 } : range
  const partial: Record<string, string> = range === 'whole' ? {} : { 'content-range': `bytes ${range.start}-${range.end}/${content.size}` }
  response.writeHead(range === 'whole' ? 200 : 206, { ...headers, 'content-length': String(sent.end - sent.start + 1), ...partial })
  await pipeline(content.open(sent), response)
}
