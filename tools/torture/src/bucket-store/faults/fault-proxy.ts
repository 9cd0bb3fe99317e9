import { createServer, request as startRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { repeatPages, type Answer } from './repeat-pages.ts'

const faultNames = ['429 with Retry-After', '503', 'lost answers', 'cut bodies', 'redirects', 'repeated pages', 'refused clocks'] as const
type FaultName = (typeof faultNames)[number]

export interface FaultProxy {
  url: string
  injected: Record<FaultName, number>
  /** Calls that came back before the time that they were told. */
  hasty: number
  /** From now on everything passes. */
  heal(): void
  stop(): Promise<void>
}

const again = '/--again'
const retryAfterMs = 1000
/** How far the clock of the server seems to be ahead. */
const skewMs = 20 * 60_000

/** Stands before a server and breaks a part of what passes, as `random` says. */
export async function startFaultProxy(target: string, random: () => number, share: number): Promise<FaultProxy> {
  const injected = Object.fromEntries(faultNames.map((name) => [name, 0])) as Record<FaultName, number>
  const pages = repeatPages()
  const toldToWait = new Map<string, number>()
  let isHealed = false
  const state = { hasty: 0 }
  const chance = (name: FaultName, part: number) => {
    if (isHealed || random() >= part) return false
    injected[name] += 1
    return true
  }

  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy())
  })

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await collect(request)
    // What is asked of an object itself is asked by one worker at a time.
    const call = /\/\d+\/\d+$/.test(request.url ?? '') ? `${request.method} ${request.url}` : undefined
    if (call !== undefined && (toldToWait.get(call) ?? 0) > Date.now()) state.hasty += 1
    const isRedirected = request.url?.startsWith(again) === true
    const path = isRedirected ? (request.url ?? '').slice(again.length) : (request.url ?? '/')
    if (isClockRefused(request)) {
      injected['refused clocks'] += 1
      return void response.writeHead(403, { date: new Date(Date.now() + skewMs).toUTCString() }).end('<Error><Code>RequestTimeTooSkewed</Code><Message>too far</Message></Error>')
    }
    if (chance('429 with Retry-After', share / 8)) {
      if (call !== undefined) toldToWait.set(call, Date.now() + retryAfterMs)
      return void response.writeHead(429, { 'retry-after': String(retryAfterMs / 1000) }).end()
    }
    if (chance('503', share)) return void response.writeHead(503).end('<html>busy</html>')
    if (!isRedirected && chance('redirects', share)) return void response.writeHead(307, { location: `${again}${path}` }).end()
    const old = pages.recall(path, body)
    const answer = old !== undefined && chance('repeated pages', 0.3) ? old : await forward(request, pages.shorten(path, body))
    pages.remember(path, body, answer)
    if (chance('lost answers', share)) return void request.socket.destroy()
    response.writeHead(answer.status, answer.headers)
    if (request.method === 'HEAD' || answer.body.length === 0 || !chance('cut bodies', share)) return void response.end(answer.body)
    response.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), () => setTimeout(() => request.socket.destroy(), 5))
  }

  function isClockRefused({ headers }: IncomingMessage): boolean {
    const told = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(headers['x-amz-date']))
    if (told === null || isHealed) return false
    const [, year, month, day, hour, minute, second] = told.map(Number)
    return Math.abs(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second) - Date.now() - skewMs) > 15 * 60_000
  }

  function forward({ method, headers }: IncomingMessage, { path, body }: { path: string; body: Buffer }): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { 'transfer-encoding': _chunked, ...rest } = headers
      const outgoing = startRequest(new URL(path, target), { method, headers: { ...rest, ...(body.length > 0 || headers['content-length'] !== undefined ? { 'content-length': body.length } : {}) } }, (incoming) => {
        collect(incoming).then((content) => resolve(behind({ status: incoming.statusCode ?? 500, headers: incoming.headers, body: content }, method)), reject)
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  }

  /** What the server says of its own address leads to this one. */
  function behind({ status, headers, body }: Answer, method: string | undefined): Answer {
    const { connection: _connection, 'transfer-encoding': _encoding, 'keep-alive': _alive, ...rest } = headers
    const own = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, typeof value === 'string' ? value.replaceAll(target, url) : value]))
    const content = headers['content-type']?.startsWith('application/json') ? Buffer.from(body.toString().replaceAll(target, url)) : body
    return { status, headers: method === 'HEAD' ? own : { ...own, 'content-length': String(content.length) }, body: content }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    injected,
    get hasty() {
      return state.hasty
    },
    heal: () => void (isHealed = true),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function collect(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}
