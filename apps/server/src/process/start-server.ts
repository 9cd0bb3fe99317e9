import { createServer, type RequestListener, type Server, STATUS_CODES } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { NaturalCadError, toProblem } from '@naturalcad/contracts/errors'
import { watchConnections, type ConnectionWatch } from './watch-connections.ts'

export interface StartServerOptions {
  app: RequestListener
  host: string
  port: number
  /** Takes any free port where `port` is taken. */
  mayUseAnotherPort: boolean
  /** How long it still accepts when it begins to stop: what a load balancer and the system's own queue have under way is not cut off. @default 250 */
  lingerMs?: number
  /** Called when the server begins to stop, before anything else. */
  onDraining: () => void
  /** Called when what still runs has to end. */
  onStopped: () => void
}

export interface RunningServer {
  readonly url: string
  readonly port: number
  /** Stops accepting after a moment, lets the running requests finish for `drainMs`, cancels what is left, and resolves when no connection is. */
  close(drainMs: number): Promise<void>
}

/** How long a canceled run has to answer its client. */
const farewellMs = 2000

export async function startServer(options: StartServerOptions): Promise<RunningServer> {
  const server = createServer(
    {
      headersTimeout: 5000,
      requestTimeout: 30_000,
      keepAliveTimeout: 5000,
      // Node looks at the timeouts above this often; its default of 30 s would make them half a minute late.
      connectionsCheckingInterval: 1000,
      maxHeaderSize: 16_384,
    },
    options.app,
  )
  server.maxConnections = 1000
  server.on('clientError', answerMalformed)
  const connections = watchConnections(server)
  await listen(server, options)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    port,
    close: (drainMs) => drain(server, connections, drainMs, options),
  }
}

async function listen(server: Server, { host, port, mayUseAnotherPort }: StartServerOptions): Promise<void> {
  try {
    await listenOnce(server, host, port)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE' && mayUseAnotherPort) return listenOnce(server, host, 0)
    throw new NaturalCadError('INVALID_REQUEST', `the server can't listen on ${host}:${port} (${String(code)})`, {
      cause: error,
      remedy: 'Choose a free port with NATURALCAD_PORT and an address of this machine with NATURALCAD_HOST.',
    })
  }
}

function listenOnce(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function drain(
  server: Server,
  connections: ConnectionWatch,
  drainMs: number,
  { onDraining, onStopped, lingerMs = 250 }: StartServerOptions,
): Promise<void> {
  onDraining()
  connections.letEnd()
  if (lingerMs > 0) await delay(lingerMs)
  const ended = new Promise<void>((resolve) => server.close(() => resolve()))
  connections.endSilent()
  const within = async (ms: number) => {
    const timer = new AbortController()
    const done = await Promise.race([ended.then(() => true), delay(ms, false, { signal: timer.signal }).catch(() => false)])
    timer.abort()
    return done
  }
  if (await within(drainMs)) return
  onStopped()
  if (await within(farewellMs)) return
  server.closeAllConnections()
  await ended
}

/** What Node could not parse never reaches the app; it gets the same kind of answer all the same. */
function answerMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ''] ?? 400
  const problem = toProblem(
    new NaturalCadError('INVALID_REQUEST', status === 408 ? 'the request took too long to arrive' : 'the request is not valid HTTP'),
  )
  const body = JSON.stringify({ ...problem, status })
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
