import type { Plan } from '../identity/plans.ts'
import type { Principal } from '../identity/principal.ts'
import type { Exchange } from './exchange.ts'
import { HubError } from './hub-error.ts'

const windowSeconds = 300

/** Requests in a window, as the Hub documents them; those of an organization's plan are for its members. */
const quotas: Record<'anonymous' | Plan, Record<RateLimitBucket, number>> = {
  anonymous: { api: 500, resolvers: 3000, pages: 100 },
  free: { api: 1000, resolvers: 5000, pages: 200 },
  pro: { api: 2500, resolvers: 12_000, pages: 400 },
  team: { api: 3000, resolvers: 20_000, pages: 400 },
}
type RateLimitBucket = 'api' | 'resolvers' | 'pages'

export interface RateLimits {
  /** Counts the request and tells the caller what is left. Throws 429 if there is nothing and limits are enforced. */
  count(exchange: Exchange): void
  clear(): void
}

/** Fixed windows of five minutes by the clock, for each user and for all anonymous callers together. */
export function createRateLimits({ isEnforced, now }: { isEnforced: boolean; now: () => number }): RateLimits {
  let window = -1
  let counts = new Map<string, number>()
  return {
    count: (exchange) => {
      const seconds = Math.floor(now() / 1000)
      if (Math.floor(seconds / windowSeconds) !== window) {
        window = Math.floor(seconds / windowSeconds)
        counts = new Map()
      }
      const bucket = bucketOf(exchange.path)
      const key = `${exchange.principal?.user.id ?? ''} ${bucket}`
      const used = (counts.get(key) ?? 0) + 1
      counts.set(key, used)
      const quota = quotaOf(exchange.principal, bucket)
      const reset = windowSeconds - (seconds % windowSeconds)
      const headers = rateLimitHeaders(bucket, Math.max(0, quota - used), reset, quota)
      for (const [name, value] of Object.entries(headers)) exchange.response.setHeader(name, value)
      if (!isEnforced || used <= quota) return
      throw new HubError(429, `You have reached your quota of ${quota} ${bucket} requests per ${windowSeconds / 60} minutes. Try again in ${reset} seconds.`, {
        headers: { 'retry-after': String(reset) },
      })
    },
    clear: () => {
      counts = new Map()
    },
  }
}

export function rateLimitHeaders(bucket: RateLimitBucket, left: number, resetSeconds: number, quota: number): Record<string, string> {
  return { ratelimit: `"${bucket}";r=${left};t=${resetSeconds}`, 'ratelimit-policy': `"fixed window";"${bucket}";q=${quota};w=${windowSeconds}` }
}

export function bucketOf(path: string): RateLimitBucket {
  if (/\/(?:resolve|raw)\//.test(path)) return 'resolvers'
  return path.startsWith('/api/') ? 'api' : 'pages'
}

export function quotaOf(principal: Principal | undefined, bucket: RateLimitBucket): number {
  if (principal === undefined) return quotas.anonymous[bucket]
  const plans = [principal.user.plan, ...principal.memberships.map(({ org }) => org.plan)]
  return Math.max(...plans.map((plan) => quotas[plan][bucket]))
}
