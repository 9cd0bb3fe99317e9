import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Settings } from '@naturalcad/contracts/settings'
import type { RequestHandler, Response } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import type { ApiKey } from '../access/api-key.ts'

/** The part of an IPv6 address that one customer of a provider holds. */
const ipv6Prefix = 56

/** One limit by client address and, where the server has a key, one by key. Both are announced in the `RateLimit` headers. */
export function limitRate(settings: Settings['server'], apiKey: ApiKey | undefined): RequestHandler[] {
  const byAddress = limitAddresses(settings)
  return apiKey === undefined ? [byAddress] : [byAddress, limit('key', settings.rateLimitPerKey, settings.rateWindowMs, () => apiKey.id)]
}

/** By client address alone, `times` as many as parts. */
export function limitAddresses({ rateWindowMs, rateLimitPerAddress }: Settings['server'], times = 1): RequestHandler {
  return limit('address', rateLimitPerAddress * times, rateWindowMs, ({ address }) => ipKeyGenerator(address, ipv6Prefix))
}

/** One limit by client address and one by user, who counts as a key. */
export function limitUsers(settings: Settings['server'], keyOf: (response: Response) => string, times = 1): RequestHandler[] {
  const byUser = limit('user', settings.rateLimitPerKey * times, settings.rateWindowMs, ({ response }) => keyOf(response))
  return [limitAddresses(settings, times), byUser]
}

type LimitType = 'address' | 'key' | 'user'

function limit(limitType: LimitType, count: number, windowMs: number, keyOf: (client: { address: string; response: Response }) => string): RequestHandler {
  return rateLimit({
    identifier: limitType,
    limit: count,
    windowMs,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Its checks print to the console; what they look for, an unread forwarding header, is ignored here on purpose.
    validate: false,
    keyGenerator: (request, response) => keyOf({ address: request.ip ?? 'unknown', response }),
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
