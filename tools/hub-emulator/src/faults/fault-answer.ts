import type { Exchange } from '../http/exchange.ts'
import { HubError } from '../http/hub-error.ts'
import { bucketOf, quotaOf, rateLimitHeaders } from '../http/rate-limits.ts'
import type { Fault } from './fault.ts'

const retrySeconds = 1
const texts: Record<number, string> = {
  401: 'Invalid credentials in Authorization header',
  402: 'Payment required',
  403: 'Forbidden',
  404: "Sorry, we can't find the page you are looking for.",
  409: 'Another conflicting operation is in progress. Please retry.',
  412: 'A commit has happened since. Please refresh and try again.',
  429: 'You have reached your quota. Please retry later.',
  503: 'Service temporarily unavailable',
}

/** The refusal that a fault scripts, with the text and headers that the Hub gives to its status. */
export function faultAnswer(exchange: Exchange, { status, error, headers, body }: NonNullable<Fault['answer']>): HubError {
  const bucket = bucketOf(exchange.path)
  const limits = status === 429 ? { ...rateLimitHeaders(bucket, 0, retrySeconds, quotaOf(exchange.principal, bucket)), 'retry-after': String(retrySeconds) } : {}
  const text = error ?? texts[status] ?? 'Internal Error - We\'re working hard to fix this as soon as possible!'
  return new HubError(status, text, { headers: { ...limits, ...lowerCased(headers) }, body })
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
