import type { Exchange } from '../../http/exchange.ts'
import { readPage } from '../../http/paging.ts'

/** A page of jobs below a position; the first one is below all. */
export function readPosition(exchange: Exchange, limits: { standard: number; maximum: number }): { below: number; limit: number } {
  const { offset, limit } = readPage(exchange, limits)
  return { below: exchange.query.has('cursor') ? offset : Number.MAX_SAFE_INTEGER, limit }
}
