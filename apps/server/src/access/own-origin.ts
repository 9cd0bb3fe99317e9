import type { Request } from 'express'

/**
 * The origin under which the client reaches this server: that of `ownOrigins` whose host it names, since a proxy that ends TLS is not seen
 * from here; else what the request itself says.
 */
export function originOf(request: Request, ownOrigins: readonly string[]): string {
  const host = (request.host ?? '').toLowerCase()
  return ownOrigins.find((origin) => new URL(origin).host === host) ?? `${request.protocol}://${host}`
}
