import cors from 'cors'
import type { RequestHandler } from 'express'

/** Answers the preflights of pages of the allowed origins and lets them read answers. Everyone else gets no such header. */
export function crossOrigin(allowedOrigins: readonly string[]): RequestHandler {
  const allowed = new Set(allowedOrigins.map((origin) => new URL(origin).origin))
  const share = cors({
    origin: [...allowed],
    methods: ['GET', 'HEAD', 'POST'],
    allowedHeaders: ['content-type', 'accept', 'x-api-key', 'x-request-id', 'authorization', 'last-event-id'],
    exposedHeaders: ['content-disposition', 'etag', 'location', 'ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'],
    maxAge: 600,
  })
  return (request, response, next) => (allowed.has(request.get('origin') ?? '') ? share(request, response, next) : next())
}
