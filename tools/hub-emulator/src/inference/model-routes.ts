import { param } from '../http/exchange.ts'
import type { Router } from '../http/router.ts'
import { sendJson } from '../http/send.ts'
import { providersOf, type ModelCard, type ModelCatalog } from './model-catalog.ts'
import { routerError } from './router-error.ts'
import type { Upstream } from './upstream.ts'

/** The list is open, as the router's is. */
export function addModelRoutes(router: Router, upstream: Upstream, catalog: ModelCatalog): void {
  const readCards = async (): Promise<readonly ModelCard[]> => {
    await catalog.refresh()
    const cards = catalog.cards()
    if (cards !== undefined) return cards
    // The reason why there is no list: not configured, not reachable, or no list at all.
    const { status } = await upstream.request({ method: 'GET', path: '/models' })
    throw routerError(502, `The inference server does not list its models: it answered ${status}.`)
  }
  router.on('GET', '/v1/models', async (exchange) => sendJson(exchange, 200, { object: 'list', data: (await readCards()).map(describe) }))

  router.on('GET', '/v1/models/*', async (exchange) => {
    const id = param(exchange, '*')
    const card = (await readCards()).find((one) => one.id === id)
    if (card === undefined) throw routerError(404, `The model '${id}' does not exist.`, { code: 'model_not_found', param: 'model' })
    sendJson(exchange, 200, describe(card))
  })
}

function describe(card: ModelCard): Record<string, unknown> {
  return { ...card, object: 'model', providers: card.providers ?? providersOf(card) }
}
