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
export function readyz({ draining, isKeyMissing, findObstacles }: ReadinessOptions): RequestHandler {
  return async (_request, response) => {
    const reasons = [
      ...(draining.aborted ? ['the server is stopping'] : []),
      ...(isKeyMissing ? [keyMissingOnServer().message] : []),
      ...(await findObstacles()),
    ]
    response
      .status(reasons.length === 0 ? 200 : 503)
      .set('cache-control', 'no-store')
      .json({ ready: reasons.length === 0, reasons })
  }
}
