import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FaultScript } from '../faults/fault-script.ts'
import { HubError } from '../http/hub-error.ts'
import type { Exchange } from '../http/exchange.ts'
import { guardLocal } from '../http/guard-local.ts'
import type { RateLimits } from '../http/rate-limits.ts'
import type { RequestLogEntry } from '../http/request-log-entry.ts'
import type { Router } from '../http/router.ts'
import { sendError } from '../http/send.ts'
import type { AccountStore } from '../identity/account-store.ts'
import { authenticate } from '../identity/authenticate.ts'
import type { StatusPages } from '../status/add-status-pages.ts'
import { statusRoot } from '../status/page.ts'

export interface RequestServices {
  router: Router
  accounts: AccountStore
  faults: FaultScript
  limits: RateLimits
  pages: StatusPages
  baseUrl: string
  /** A job or a Space uses the API like any program; the pages are not for it. */
  comesFrom: 'person' | 'container'
  now: () => number
  onRequest: (entry: RequestLogEntry) => void
}

export async function handleRequest(request: IncomingMessage, response: ServerResponse, services: RequestServices): Promise<void> {
  const started = performance.now()
  const [path, search] = splitOnce(request.url ?? '/', '?')
  const exchange: Exchange = {
    request, response, path,
    baseUrl: services.baseUrl,
    method: request.method ?? 'GET',
    query: new URLSearchParams(search),
    params: {},
    requestId: `Root=1-${randomUUID()}`,
    principal: undefined,
  }
  const notes: Notes = {}
  response.once('close', () => {
    const user = exchange.principal === undefined ? {} : { user: exchange.principal.user.name }
    const durationMs = Math.round(performance.now() - started)
    services.onRequest({ time: new Date(services.now()).toISOString(), method: exchange.method, path, status: response.statusCode, durationMs, requestId: exchange.requestId, ...user, ...notes })
  })
  response.setHeader('x-request-id', exchange.requestId)
  response.setHeader('access-control-allow-origin', '*')
  try {
    await dispatch(exchange, services, notes)
  } catch (error) {
    fail(exchange, error, notes)
  } finally {
    // An upload that was refused early is read no further, and the connection cannot be used again.
    if (!request.complete && response.writableEnded) request.unpipe().resume()
  }
}

type Notes = Pick<RequestLogEntry, 'unknownRoute' | 'page' | 'fault' | 'failure'>

async function dispatch(exchange: Exchange, { router, accounts, faults, limits, pages, comesFrom }: RequestServices, notes: Notes): Promise<void> {
  if (exchange.method === 'OPTIONS') return answerPreflight(exchange)
  // What can be read can be asked about.
  const found = router.find(exchange.method, exchange.path) ?? (exchange.method === 'HEAD' ? router.find('GET', exchange.path) : undefined)
  if (exchange.path.startsWith(statusRoot)) notes.page = true
  if (found === undefined) {
    if (comesFrom === 'person' && pages.answer(exchange)) return void (notes.page = true)
    notes.unknownRoute = true
    throw new HubError(404, "Sorry, we can't find the page you are looking for.")
  }
  exchange.params = found.params
  const { handle, ownAuthorization, forPeople } = found.route
  if (forPeople === true && comesFrom === 'container') throw new HubError(403, 'The pages of the emulator are closed to jobs and Spaces')
  if (forPeople === true) guardLocal(exchange)
  if (ownAuthorization !== true) exchange.principal = authenticate(exchange.request, accounts)
  if (exchange.path.startsWith('/_emulator/')) return handle(exchange)
  if (ownAuthorization !== true) limits.count(exchange)
  await faults.handle(exchange, () => handle(exchange), () => {
    notes.fault = true
  })
}

/** Pages of any origin may call the API with a token, as on the Hub; there are no cookies to abuse. */
function answerPreflight({ response, request }: Exchange): void {
  response.writeHead(204, {
    'access-control-allow-methods': 'GET,HEAD,POST,PUT,DELETE',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
    'access-control-max-age': '86400',
  })
  response.end()
}

function fail(exchange: Exchange, error: unknown, notes: Notes): void {
  const { response } = exchange
  if (response.destroyed || response.headersSent) return void response.destroy()
  if (error instanceof HubError) return sendError(exchange, error)
  notes.failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
  sendError(exchange, new HubError(500, 'Internal Error - We\'re working hard to fix this as soon as possible!'))
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
