import type { Exchange } from './exchange.ts'
import { HubError } from './hub-error.ts'

export interface Page {
  offset: number
  limit: number
}

/** `limit` and an opaque `cursor`; a limit over the maximum is cut, as on the Hub. */
export function readPage(exchange: Exchange, { standard, maximum }: { standard: number; maximum: number }): Page {
  const limit = Number(exchange.query.get('limit') ?? standard)
  const cursor = exchange.query.get('cursor')
  const offset = cursor === null ? 0 : Number(Buffer.from(cursor, 'base64url').toString('utf8'))
  if (!Number.isInteger(limit) || limit < 1) throw new HubError(400, '"limit" must be a positive integer')
  if (!Number.isSafeInteger(offset) || offset < 0) throw new HubError(400, 'Invalid cursor')
  return { offset, limit: Math.min(limit, maximum) }
}

/** The `Link` header to what follows, absolute and with a space after the semicolon, as the JS client wants it. */
export function linkToNextPage(exchange: Exchange, { offset, limit }: Page, total: number): Record<string, string> {
  if (offset + limit >= total) return {}
  return linkTo(exchange, { cursor: Buffer.from(String(offset + limit)).toString('base64url') })
}

export function linkTo(exchange: Exchange, changes: Record<string, string>): Record<string, string> {
  const query = new URLSearchParams(exchange.query)
  for (const [key, value] of Object.entries(changes)) query.set(key, value)
  return { link: `<${exchange.baseUrl}${exchange.path}?${query.toString()}>; rel="next"` }
}
