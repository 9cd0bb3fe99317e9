import { once } from 'node:events'
import { createServer, request as send, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface RecordedRequest {
  method: string
  path: string
  query: [string, string][]
  headers: IncomingHttpHeaders
  body: string
}

export interface RecordingProxy {
  /** What clients take for the Hub. */
  url: string
  /** Requests from now on belong to this operation. From another process: `POST /_operation?name=`. */
  begin(operation: string): void
  /** By operation, in order. */
  recorded: Map<string, RecordedRequest[]>
}

/** Stands before a Hub, notes every request and passes it on. The Hub's own address is replaced in what comes back. */
export async function startRecordingProxy(hubUrl: string): Promise<RecordingProxy> {
  const recorded = new Map<string, RecordedRequest[]>()
  let current = 'before the first operation'
  const begin = (operation: string) => {
    current = operation
    recorded.set(operation, recorded.get(operation) ?? [])
  }
  let ownUrl = ''
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', ownUrl)
    if (url.pathname === '/_operation') {
      begin(url.searchParams.get('name') ?? '')
      response.end()
      return
    }
    void pass(request, response, { from: hubUrl, to: ownUrl }, (body) => {
      const entry = { method: request.method ?? '', path: url.pathname, query: [...url.searchParams], headers: request.headers, body }
      recorded.set(current, [...(recorded.get(current) ?? []), entry])
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  ownUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: ownUrl, begin, recorded }
}

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  address: { from: string; to: string },
  note: (body: string) => void,
): Promise<void> {
  const body = Buffer.concat((await request.toArray()) as Buffer[])
  note(body.toString('utf8'))
  const headers = { ...request.headers, host: new URL(address.from).host, 'accept-encoding': 'identity' }
  const upstream = send(new URL(request.url ?? '/', address.from), { method: request.method, headers, agent: false }, (answer) => {
    const replaced = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, replaceAll(value, address)]))
    const type = answer.headers['content-type'] ?? ''
    if (!type.startsWith('application/json')) {
      response.writeHead(answer.statusCode ?? 502, replaced)
      // An event stream's headers have to arrive before its first event.
      response.flushHeaders()
      answer.pipe(response)
      return
    }
    void answer.toArray().then((chunks: Buffer[]) => {
      const text = Buffer.concat(chunks).toString('utf8').replaceAll(address.from, address.to)
      response.writeHead(answer.statusCode ?? 502, { ...replaced, 'content-length': Buffer.byteLength(text) }).end(text)
    })
  })
  upstream.on('error', () => response.destroy())
  response.on('close', () => upstream.destroy())
  upstream.end(body)
}

function replaceAll(value: string | string[] | undefined, { from, to }: { from: string; to: string }): string | string[] | undefined {
  return typeof value === 'string' ? value.replaceAll(from, to) : value?.map((one) => one.replaceAll(from, to))
}
