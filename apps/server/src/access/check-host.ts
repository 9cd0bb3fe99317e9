import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { RequestHandler } from 'express'
import { isWildcard, toHostName, toSocketHostName } from './addresses.ts'

export interface CheckHostOptions {
  /** What the server is bound to. */
  host: string
  allowedOrigins: readonly string[]
  ownOrigins: readonly string[]
}

/**
 * Refuses a request whose `Host` is not a name of this server: a page of a stranger whose domain was pointed at this
 * machine (DNS rebinding) looks like the same origin to a browser, but still sends its own name.
 */
export function checkHost({ host, allowedOrigins, ownOrigins }: CheckHostOptions): RequestHandler {
  const names = new Set(['localhost', '127.0.0.1', '[::1]', ...[...allowedOrigins, ...ownOrigins].map((origin) => new URL(origin).hostname)])
  const own = toHostName(host)
  if (own !== undefined && !isWildcard(host)) names.add(own)
  return (request, _response, next) => {
    const name = toHostName(request.host ?? '')
    if (name !== undefined && (names.has(name) || name === toSocketHostName(request.socket.localAddress))) return next()
    next(
      new NaturalCadError('FORBIDDEN', 'the Host header does not name this server', {
        remedy: 'Use the address the server printed, or add the origin it is reached under to NATURALCAD_ALLOWED_ORIGINS.',
      }),
    )
  }
}
