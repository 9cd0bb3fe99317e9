import type { Exchange } from '../http/exchange.ts'
import type { RepositoryPermission } from '../identity/permissions.ts'
import type { Repository } from '../repositories/repository.ts'
import { createRepositoryRouter } from '../repositories/repository-routes.ts'
import type { RepositoryStore } from '../repositories/repository-store.ts'
import type { HttpMethod, Router } from '../http/router.ts'

export interface SpaceRouter {
  /** A route below `/api/spaces/{namespace}/{name}`. */
  on(methods: HttpMethod | HttpMethod[], path: string, permission: RepositoryPermission, handle: (exchange: Exchange, repository: Repository) => Promise<void> | void): void
}

export function createSpaceRouter(router: Router, repositories: RepositoryStore): SpaceRouter {
  const spaces = createRepositoryRouter(router, repositories, ['space'])
  return { on: (methods, path, permission, handle) => spaces.api(methods, path, permission, handle) }
}
