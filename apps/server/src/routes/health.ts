import type { RequestHandler } from 'express'
import { keyMissingOnServer } from '../access/require-key.ts'

export interface ReadinessOptions {
  /** Aborted when the server has begun to stop. */
  draining: AbortSignal
  /** The server answers 503 to everyone for want of a key. */
  isKeyMissing: boolean
  /** What else stands in the way, as sentences. */
  findObstacles: () => Promise<readonly string[]>
}

/** The process runs and answers. */
export const livez: RequestHandler = (_request, response) => {
  response.set('cache-control', 'no-store').json({ status: 'ok' })
}

/** Requests may be sent here; if not, why. */
export function readyz(options: ReadinessOptions): RequestHandler {
  return async (_request, response) => {
    const reasons = await listReasons(options)
    response
      .status(reasons.length === 0 ? 200 : 503)
      .set('cache-control', 'no-store')
      .json({ ready: reasons.length === 0, reasons })
  }
}

/** Both in the form that the factory asks of a Space. */
export function health(version: string, options: ReadinessOptions): RequestHandler {
  return async (_request, response) => {
    const ready = (await listReasons(options)).length === 0
    response
      .status(ready ? 200 : 503)
      .set('cache-control', 'no-store')
      .json({ status: ready ? 'ok' : 'unavailable', version, ready })
  }
}

async function listReasons({ draining, isKeyMissing, findObstacles }: ReadinessOptions): Promise<string[]> {
  return [
    ...(draining.aborted ? ['the server is stopping'] : []),
    ...(isKeyMissing ? [keyMissingOnServer().message] : []),
    ...(await findObstacles()),
  ]
}
