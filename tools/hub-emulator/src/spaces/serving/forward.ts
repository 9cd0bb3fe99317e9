import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { pipeline, type Duplex } from 'node:stream'
import { request as sendRequest } from '../../http/node-http.ts'

export interface ForwardedRequest {
  /** Where the app listens. */
  to: { host: string; port: number }
  target: string
  /** Names and values in turn. */
  headers: readonly string[]
}

const hopByHop = new Set(['connection', 'keep-alive', 'proxy-authenticate', 'te', 'trailer', 'transfer-encoding', 'upgrade'])

/** Sends a request on and the answer back, both as streams. `add` overrides headers of the answer. Rejects when the app cannot be reached before it has answered. */
export function forwardRequest(request: IncomingMessage, response: ServerResponse, { to, target, headers }: ForwardedRequest, add: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    // Without an agent each request has a connection of its own: no race with an app that closes idle ones.
    const isChunked = request.headers['transfer-encoding'] !== undefined
    const upstream = sendRequest({
      ...to, agent: false, method: request.method, path: target, setHost: false,
      headers: [...headers, ...forwardedBy(request), ...(isChunked ? ['transfer-encoding', 'chunked'] : []), 'connection', 'close'],
    })
    response.once('close', () => {
      upstream.destroy()
      resolve()
    })
    upstream.once('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, answerHeaders(answer.rawHeaders, add))
      pipeline(answer, response, () => resolve())
    })
    upstream.once('error', (error) => {
      if (response.headersSent) response.destroy()
      else reject(error)
    })
    pipeline(request, upstream, () => {})
  })
}

/** Joins a connection that becomes another protocol, such as a WebSocket. */
export function forwardUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, { to, target, headers }: ForwardedRequest): void {
  const upstream = connect({ ...to, allowHalfOpen: true })
  const lines = [`${request.method ?? 'GET'} ${target} HTTP/1.1`]
  const all = [...headers, ...forwardedBy(request), 'connection', 'Upgrade', 'upgrade', request.headers.upgrade ?? '']
  for (let index = 0; index + 1 < all.length; index += 2) lines.push(`${all[index] ?? ''}: ${all[index + 1] ?? ''}`)
  upstream.write(`${lines.join('\r\n')}\r\n\r\n`)
  upstream.write(head)
  pipeline(socket, upstream, socket, () => {})
}

/** Tells the app its own address, as the visitor sees it. */
function forwardedBy({ headers, socket }: IncomingMessage): string[] {
  return ['x-forwarded-for', socket.remoteAddress ?? '127.0.0.1', 'x-forwarded-proto', 'http', 'x-forwarded-host', headers.host ?? '']
}

function answerHeaders(raw: readonly string[], add: Record<string, string>): string[] {
  const kept: string[] = []
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index] ?? ''
    const lower = name.toLowerCase()
    if (!hopByHop.has(lower) && !(lower in add && lower !== 'set-cookie')) kept.push(name, raw[index + 1] ?? '')
  }
  return [...kept, ...Object.entries(add).flat()]
}
