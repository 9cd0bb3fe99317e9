import { HubError } from '../../http/hub-error.ts'
import { param } from '../../http/exchange.ts'
import { linkToNextPage, readPage } from '../../http/paging.ts'
import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import { requirePrincipal } from '../../identity/authenticate.ts'
import { describeUser } from '../../identity/describe-user.ts'
import type { Account } from '../../identity/principal.ts'
import { maySee } from '../access.ts'
import type { Repository } from '../repository.ts'
import type { RepositoryRouter } from '../repository-routes.ts'
import type { RepositoryServices } from '../repository-services.ts'

const likesPerPage = { standard: 100, maximum: 1000 }

export function addLikeRoutes(router: Router, repositoryRouter: RepositoryRouter, { accounts, likes, repositories }: RepositoryServices): void {
  // The clients only take likes back; the button that gives one is on the web pages.
  repositoryRouter.api('POST', '/like', 'read', (exchange, repository) => {
    likes.add(repository.id, requireLiker(requirePrincipal(exchange)).id)
    sendJson(exchange, 200, {})
  })
  repositoryRouter.api('DELETE', '/like', 'read', (exchange, repository) => {
    likes.remove(repository.id, requireLiker(requirePrincipal(exchange)).id)
    sendJson(exchange, 200, {})
  })

  repositoryRouter.api('GET', '/likers', 'read', (exchange, repository) => {
    const all = likes.of(repository.id).flatMap(({ userId }) => accounts.get(userId) ?? [])
    const page = readPage(exchange, likesPerPage)
    sendJson(exchange, 200, all.slice(page.offset, page.offset + page.limit).map((user) => describeUser(user, exchange.baseUrl)), linkToNextPage(exchange, page, all.length))
  })

  router.on('GET', '/api/users/:name/likes', (exchange) => {
    const user = accounts.find(param(exchange, 'name'))
    if (user?.type !== 'user') throw new HubError(404, 'This user does not exist')
    const liked = likes.by(user.id).flatMap(({ repositoryId, createdAt }) => {
      const repository = repositories.get(repositoryId)
      return repository !== undefined && maySee(exchange.principal, repository) ? [describeLike(repository, createdAt)] : []
    })
    const page = readPage(exchange, likesPerPage)
    sendJson(exchange, 200, liked.slice(page.offset, page.offset + page.limit), linkToNextPage(exchange, page, liked.length))
  })
}

function describeLike({ fullName, type }: Repository, createdAt: number): Record<string, unknown> {
  return { createdAt: new Date(createdAt).toISOString(), repo: { name: fullName, type } }
}

function requireLiker({ user, token: { grant } }: ReturnType<typeof requirePrincipal>): Account {
  if (grant.kind === 'role' && grant.role === 'read') throw new HubError(403, 'Forbidden: you must use a write token to like a repository.')
  return user
}
