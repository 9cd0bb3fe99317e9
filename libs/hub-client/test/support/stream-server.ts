import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What one connection to a stream gets: pieces of text, and how it ends. */
export interface Connection {
  pieces?: readonly string[]
  /** In order, by the server; broken off; or not at all. */
  end?: 'closed' | 'broken' | 'open'
  /** In place of a stream. */
  status?: number
}

export interface StreamServer {
  hubUrl: string
  /** Path and query of each connection to a stream. */
  connections: string[]
  /** Resolves when a client has left a connection that was open. */
  left: Promise<void>
}

/** A Hub whose streams break as they are told, one connection after the other, and whose job or Space has a stage for each look. */
export async function startStreamServer(connections: readonly Connection[], stages: readonly string[] = ['COMPLETED']): Promise<StreamServer> {
  const seen: string[] = []
  let looks = 0
  let onLeft = () => {}
  const left = new Promise<void>((resolve) => {
    onLeft = resolve
  })
  const server = createServer((request, response) => {
    const url = request.url ?? ''
    if (/\/(?:logs|events|metrics)/.test(url)) {
      const connection = connections[seen.length] ?? { status: 404 }
      seen.push(url)
      response.on('close', onLeft)
      answerStream(response, connection)
      return
    }
    const stage = stages[Math.min(looks++, stages.length - 1)]
    const state = url.endsWith('/runtime') ? { stage } : { id: '1', owner: { name: 'alice' }, status: { stage } }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(state))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { hubUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, connections: seen, left }
}

function answerStream(response: ServerResponse, { pieces = [], end = 'closed', status = 200 }: Connection): void {
  if (status !== 200) {
    response.writeHead(status, { 'content-type': 'application/json' }).end('{"error":"no stream"}')
    return
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(`: hello\n\n${pieces.join('')}`, () => {
    if (end === 'closed') response.end()
    else if (end === 'broken') response.destroy()
  })
}

/** A line of a log as the Hub sends it, `second` seconds after midnight. */
export function line(text: string, second: number): string {
  return `data: ${JSON.stringify({ data: text, timestamp: new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString() })}\n\n`
}
