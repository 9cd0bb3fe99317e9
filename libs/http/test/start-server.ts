import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface TestServer {
  /** `http://127.0.0.1:<port>` */
  origin: string
  /** Every request so far. */
  requests: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[]
}

/** A real server on a port of the system's choice, gone when the test ends. */
export async function startServer(listener: RequestListener): Promise<TestServer> {
  const requests: TestServer['requests'] = []
  const server = createServer((request, response) => {
    const entry = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: '' }
    requests.push(entry)
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      entry.body += chunk
    })
    request.on('end', () => listener(request, response))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests }
}

/** A port on which nobody listens. */
export async function findClosedPort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Answers with each of the functions in turn, the last one from then on. */
export function inTurn(...listeners: RequestListener[]): RequestListener {
  let turn = 0
  return (request, response) => listeners[Math.min(turn++, listeners.length - 1)]?.(request, response)
}

export function answer(status: number, body: unknown = '', headers: Record<string, string> = {}): RequestListener {
  return (_request, response) => {
    const isText = typeof body === 'string'
    response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json', ...headers })
    response.end(isText ? body : JSON.stringify(body))
  }
}
