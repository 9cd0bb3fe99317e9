import { HubError } from '../../http/hub-error.ts'
import { param } from '../../http/exchange.ts'
import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import type { RepositoryRouter } from '../repository-routes.ts'

/** Parts of the Hub that have nothing in them here: lists are empty, and nothing is found. */
export function addEmptyRoutes(router: Router, repositoryRouter: RepositoryRouter): void {
  for (const path of ['/api/papers/search', '/api/daily_papers', '/api/collections']) router.on('GET', path, (exchange) => sendJson(exchange, 200, []))
  for (const path of ['/api/papers/:id', '/papers/:file']) {
    router.on('GET', path, (exchange) => {
      throw new HubError(404, `There is no paper "${param(exchange, 'id') || param(exchange, 'file')}"`)
    })
  }
  // Benchmarks write their results into datasets; none does here.
  repositoryRouter.api('GET', '/leaderboard', 'read', (exchange) => sendJson(exchange, 200, []))
}
