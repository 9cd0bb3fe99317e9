import { HubError } from '../http/hub-error.ts'
import { param, type Exchange } from '../http/exchange.ts'
import type { HttpMethod, Router } from '../http/router.ts'
import type { RepositoryPermission } from '../identity/permissions.ts'
import { repositoryNotFound, requirePermission } from './access.ts'
import { repositoryTypes, type Repository, type RepositoryType } from './repository.ts'
import type { RepositoryStore } from './repository-store.ts'

type RepositoryHandler = (exchange: Exchange, repository: Repository) => Promise<void> | void

export interface RepositoryRouter {
  /** A route below `/api/{type}s/{namespace}/{name}`, for each type. */
  api(methods: HttpMethod | HttpMethod[], path: string, permission: RepositoryPermission, handle: RepositoryHandler): void
  /** A route below the web address of a repository. */
  web(methods: HttpMethod | HttpMethod[], path: string, permission: RepositoryPermission, handle: RepositoryHandler): void
}

export function createRepositoryRouter(router: Router, repositories: RepositoryStore, types: readonly RepositoryType[] = repositoryTypes): RepositoryRouter {
  const handler = (type: RepositoryType, permission: RepositoryPermission, handle: RepositoryHandler) => (exchange: Exchange) => {
    const repository = requireRepository(exchange, repositories, type, param(exchange, 'namespace'), param(exchange, 'name').replace(/\.git$/, ''))
    requirePermission(exchange, permission, repository)
    return handle(exchange, repository)
  }
  return {
    api: (methods, path, permission, handle) => {
      for (const type of types) router.on(methods, `/api/${type}s/:namespace/:name${path}`, handler(type, permission, handle))
    },
    web: (methods, path, permission, handle) => {
      for (const type of types) router.on(methods, `${type === 'model' ? '' : `/${type}s`}/:namespace/:name${path}`, handler(type, permission, handle))
    },
  }
}

/** Names without a namespace are those of a few old repositories of the Hub, none of which is here. */
export function addShortNameRoutes(router: Router): void {
  const refuse = ({ principal }: Exchange): never => {
    throw repositoryNotFound(principal)
  }
  for (const type of repositoryTypes) {
    router.on('GET', `/api/${type}s/:name`, refuse)
    router.on('GET', `/api/${type}s/:name/revision/:revision`, refuse)
    router.on('GET', `${type === 'model' ? '' : `/${type}s`}/:name/resolve/:revision/*`, refuse)
  }
}

/** A name that has moved answers with a redirect to the same place below the new name. */
function requireRepository(exchange: Exchange, repositories: RepositoryStore, type: RepositoryType, namespace: string, name: string): Repository {
  const found = repositories.find(type, namespace, name)
  if (found !== undefined) return found
  const moved = repositories.findMoved(type, `${namespace}/${name}`)
  if (moved === undefined) throw repositoryNotFound(exchange.principal)
  requirePermission(exchange, 'read', moved)
  const query = exchange.query.size === 0 ? '' : `?${exchange.query.toString()}`
  throw new HubError(307, `Moved to ${moved.fullName}`, { headers: { location: exchange.path.replace(`${namespace}/${name}`, moved.fullName) + query } })
}
