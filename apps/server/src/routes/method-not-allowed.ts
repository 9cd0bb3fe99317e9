import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { RequestHandler } from 'express'

/** Ends a route: `OPTIONS` tells the methods, every other method that no handler took is refused with them. */
export function methodNotAllowed(...methods: readonly string[]): RequestHandler {
  const allow = [...methods, 'OPTIONS'].join(', ')
  return (request, response, next) => {
    response.set('allow', allow)
    if (request.method === 'OPTIONS') {
      response.status(204).end()
      return
    }
    next(
      new NaturalCadError('METHOD_NOT_ALLOWED', `${request.method} is not a method of this address`, {
        details: { allow: methods },
        remedy: `Use ${methods.join(' or ')}.`,
      }),
    )
  }
}
