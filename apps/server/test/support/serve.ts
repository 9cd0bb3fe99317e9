import { onTestFinished } from 'vitest'
import type { RequestListener } from 'node:http'
import { startServer, type RunningServer } from '../../src/process/start-server.ts'

export interface ServeOptions {
  onDraining?: () => void
  onStopped?: () => void
  host?: string
  port?: number
  mayUseAnotherPort?: boolean
}

/** A listening server on a port of the system's choice, closed when the test ends. */
export async function serve(
  app: RequestListener,
  { onDraining = () => {}, onStopped = () => {}, host = '127.0.0.1', port = 0, mayUseAnotherPort = false }: ServeOptions = {},
): Promise<RunningServer> {
  const server = await startServer({ app, host, port, mayUseAnotherPort, lingerMs: 0, onDraining, onStopped })
  onTestFinished(() => server.close(0))
  return server
}
