import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { createServer } from '../../http/node-http.ts'

export interface SpaceServerOptions {
  /** The one that the Space had before; another one when it is taken. */
  preferredPort: number | null
  onRequest: (request: IncomingMessage, response: ServerResponse) => void
  onUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
}

export interface SpaceServer {
  readonly port: number
  close(): Promise<void>
}

/** A port of its own on the loopback interface makes a Space an origin of its own, as a subdomain does on the Hub. */
export async function openSpaceServer({ preferredPort, onRequest, onUpgrade }: SpaceServerOptions): Promise<SpaceServer> {
  const server = createServer(onRequest).on('upgrade', onUpgrade)
  server.requestTimeout = 0
  const port = await listen(server, preferredPort ?? 0).catch(() => listen(server, 0))
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}
