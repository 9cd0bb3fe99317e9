import type { Request } from 'express'

/**
 * The origin under which the client reaches this server: that of `ownOrigins` whose host it names, since a proxy that ends TLS is not seen
 * from here; else what the request itself says.
 */
export function originOf(request: Request, ownOrigins: readonly string[]): string {
  return knownOriginOf(request, ownOrigins) ?? `${request.protocol}://${(request.host ?? '').toLowerCase()}`
}

/** That of `ownOrigins` alone. */
export function knownOriginOf(request: Request, ownOrigins: readonly string[]): string | undefined {
  const host = (request.host ?? '').toLowerCase()
  return ownOrigins.find((origin) => new URL(origin).host === host)
}
