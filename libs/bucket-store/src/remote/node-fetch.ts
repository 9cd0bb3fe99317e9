import { request as startPlain, type IncomingMessage } from 'node:http'
import { request as startSecure } from 'node:https'

/** Some proxies want to know a client, and some pack what they pass on. */
const usual = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'naturalcad-bucket-store' }
const withoutBody = new Set([204, 205, 304])

/**
 * fetch by Node's own HTTP client, with its global agents. It takes a fraction of the time of the global fetch and leaves less memory to be
 * collected, which shows with small objects and with large streams. It follows no redirects and unpacks nothing: bytes come as they are kept.
 */
export const nodeFetch: typeof fetch = (input, { method = 'GET', headers = {}, body, signal } = {}) =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const url = new URL(input instanceof Request ? input.url : input)
    const start = url.protocol === 'https:' ? startSecure : startPlain
    const request = start(url, { method, headers: { ...usual, ...Object.fromEntries(new Headers(headers)) } })
    const abort = () => void request.destroy(signal?.reason instanceof Error ? signal.reason : new Error('canceled'))
    signal?.addEventListener('abort', abort, { once: true })
    request.on('error', reject)
    request.on('close', () => signal?.removeEventListener('abort', abort))
    request.on('response', (message) => {
      const { statusCode: status = 0, statusMessage: statusText = '' } = message
      const told = pairsOf(message.rawHeaders)
      if (method !== 'HEAD' && !withoutBody.has(status) && message.headers['content-length'] !== '0') return resolve(new Response(bodyOf(message), { status, statusText, headers: told }))
      message.resume()
      resolve(new Response(null, { status, statusText, headers: told }))
    })
    if (typeof body !== 'string' && !(body instanceof Uint8Array)) return request.end()
    request.setHeader('content-length', Buffer.byteLength(body))
    request.end(body)
  })

/** Without the encoding that an object was stored with, of which a Response would say that it was undone. */
function pairsOf(rawHeaders: readonly string[]): [string, string][] {
  const pairs: [string, string][] = []
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) pairs.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? ''])
  return pairs.filter(([name]) => name.toLowerCase() !== 'content-encoding')
}

/** Nothing is read from the connection before somebody asks for it. */
function bodyOf(message: IncomingMessage): ReadableStream<Uint8Array<ArrayBuffer>> {
  let isOver = false
  return new ReadableStream(
    {
      start(controller) {
        const finish = (settle: () => void) => {
          if (!isOver) settle()
          isOver = true
        }
        message.pause()
        message.on('data', (chunk: Buffer<ArrayBuffer>) => {
          if (isOver) return
          controller.enqueue(chunk)
          message.pause()
        })
        message.on('end', () => finish(() => controller.close()))
        message.on('error', (error) => finish(() => controller.error(error)))
      },
      pull() {
        message.resume()
      },
      cancel() {
        isOver = true
        // A connection whose answer is all here can be used again.
        if (message.complete) message.resume()
        else message.destroy()
      },
    },
    { highWaterMark: 0 },
  )
}
