import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { RequestHandler } from 'express'
import { isLoopback } from './addresses.ts'
import type { ApiKey } from './api-key.ts'

export interface RequireKeyOptions {
  /** What the server is bound to. */
  host: string
  apiKey: ApiKey | undefined
}

/** A key that is configured is always asked for. Without one, a server on loopback is open and any other answers 503. */
export function requireKey({ host, apiKey }: RequireKeyOptions): RequestHandler {
  return (request, response, next) => {
    if (apiKey === undefined) {
      return next(isLoopback(host) ? undefined : keyMissingOnServer())
    }
    const given = request.get('x-api-key')
    if (apiKey.matches(given)) return next()
    response.set('www-authenticate', 'ApiKey realm="naturalcad"')
    next(
      new NaturalCadError(
        'UNAUTHORIZED',
        given === undefined ? 'the x-api-key header is missing' : 'the x-api-key header does not hold the key of this server',
        {
          remedy: 'Send the value of NATURALCAD_API_KEY of the server as x-api-key.',
        },
      ),
    )
  }
}

export function keyMissingOnServer(): NaturalCadError {
  return new NaturalCadError('NOT_CONFIGURED', 'the server is reachable from other machines and has no key', {
    remedy: 'Set NATURALCAD_API_KEY for the server, or bind it to 127.0.0.1.',
  })
}
