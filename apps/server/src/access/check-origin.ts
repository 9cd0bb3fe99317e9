import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Request, RequestHandler } from 'express'
import { knownOriginOf } from './own-origin.ts'

export interface CheckOriginOptions {
  allowedOrigins: readonly string[]
  ownOrigins: readonly string[]
}

/** Refuses what a page of another origin sends. Requests without `Origin` come from programs and plain navigation. */
export function checkOrigin({ allowedOrigins, ownOrigins }: CheckOriginOptions): RequestHandler {
  const allowed = new Set(allowedOrigins.map((origin) => new URL(origin).origin))
  return (request, response, next) => {
    response.vary('Origin')
    const origin = request.get('origin')
    if (origin === undefined || allowed.has(origin) || isOwn(origin, request, ownOrigins)) return next()
    next(
      new NaturalCadError('FORBIDDEN', 'pages of this Origin may not use this server', {
        remedy: 'Add the origin of the page, scheme and port included, to NATURALCAD_ALLOWED_ORIGINS.',
      }),
    )
  }
}

function isOwn(origin: string, request: Request, ownOrigins: readonly string[]): boolean {
  const known = knownOriginOf(request, ownOrigins)
  return known === undefined ? isSameHost(origin, request.host) : origin === known
}

/** The scheme is left out: behind a proxy that ends TLS, the page has `https` and this server sees `http`. */
function isSameHost(origin: string, host: string | undefined): boolean {
  if (host === undefined || !URL.canParse(origin)) return false
  const { protocol, host: originHost } = new URL(origin)
  return /^https?:$/.test(protocol) && URL.canParse(`${protocol}//${host}`) && new URL(`${protocol}//${host}`).host === originHost
}
