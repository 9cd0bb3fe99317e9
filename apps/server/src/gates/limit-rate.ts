import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Settings } from '@naturalcad/contracts/settings'
import type { RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import type { ApiKey } from '../access/api-key.ts'

/** The part of an IPv6 address that one customer of a provider holds. */
const ipv6Prefix = 56

/** One limit by client address and, where the server has a key, one by key. Both are announced in the `RateLimit` headers. */
export function limitRate(settings: Settings['server'], apiKey: ApiKey | undefined): RequestHandler[] {
  const { rateWindowMs: windowMs, rateLimitPerAddress, rateLimitPerKey } = settings
  const byAddress = limit('address', rateLimitPerAddress, windowMs, (address) => ipKeyGenerator(address, ipv6Prefix))
  return apiKey === undefined ? [byAddress] : [byAddress, limit('key', rateLimitPerKey, windowMs, () => apiKey.id)]
}

function limit(limitType: 'address' | 'key', count: number, windowMs: number, keyOf: (address: string) => string): RequestHandler {
  return rateLimit({
    identifier: limitType,
    limit: count,
    windowMs,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Its checks print to the console; what they look for, an unread forwarding header, is ignored here on purpose.
    validate: false,
    keyGenerator: (request) => keyOf(request.ip ?? 'unknown'),
    handler(request, _response, next) {
      const { resetTime } = (request as typeof request & { rateLimit?: { resetTime?: Date } }).rateLimit ?? {}
      const retryAfterMs = resetTime === undefined ? windowMs : Math.max(0, resetTime.getTime() - Date.now())
      next(
        new NaturalCadError('RATE_LIMITED', `more than ${count} requests in ${windowMs / 1000} s for this ${limitType}`, {
          details: { limitType, limit: count, windowMs },
          retryable: true,
          retryAfterMs,
          remedy: `Try again in ${Math.ceil(retryAfterMs / 1000)} s.`,
        }),
      )
    },
  })
}
