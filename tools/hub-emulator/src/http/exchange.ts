import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Principal } from '../identity/principal.ts'

/** One request and its answer, with what every handler asks for. */
export interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  /** Where clients reach the emulator; links in answers begin with it. */
  baseUrl: string
  method: string
  /** As sent, without the query: still encoded. */
  path: string
  query: URLSearchParams
  params: Readonly<Record<string, string>>
  requestId: string
  /** Who asks; undefined for an anonymous request. */
  principal: Principal | undefined
}

export type Handler = (exchange: Exchange) => Promise<void> | void

export function param(exchange: Exchange, name: string): string {
  return exchange.params[name] ?? ''
}
