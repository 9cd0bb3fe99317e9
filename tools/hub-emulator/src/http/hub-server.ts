import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createServer } from './node-http.ts'

const keepAliveMs = 120_000

export interface HubServer {
  /** Of no meaning before `listen`. */
  port: () => number
  /** On the loopback interface; 0 takes a free port. Throws `CONFLICT` for a taken one. */
  listen(port: number, onRequest: RequestListener): Promise<void>
  /** Ends every connection. */
  close(): Promise<void>
}

export function createHubServer(): HubServer {
  const server = createServer()
  // A large upload takes as long as it takes.
  server.requestTimeout = 0
  // A client that was busy for a while finds its connection still there.
  server.keepAliveTimeout = keepAliveMs
  return {
    port: () => (server.address() as AddressInfo).port,
    listen: (port, onRequest) => listen(server.on('request', onRequest), port),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const code = error.code === 'EADDRINUSE' ? 'CONFLICT' : 'UNAVAILABLE'
      reject(new NaturalCadError(code, `Cannot listen on port ${port}: ${error.message}`, { cause: error, remedy: 'Choose another port, or 0 for a free one.' }))
    })
    server.listen(port, '127.0.0.1', () => resolve())
  })
}
