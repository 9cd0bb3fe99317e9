import { HubError } from '../http/hub-error.ts'
import type { Exchange } from '../http/exchange.ts'
import { mayAccess, mayReadGated, type RepositoryPermission } from '../identity/permissions.ts'
import type { Principal } from '../identity/principal.ts'
import type { AccessRequests } from './gated/access-requests.ts'
import { webPath, type Repository } from './repository.ts'

export function maySee(principal: Principal | undefined, repository: Repository): boolean {
  return repository.visibility === 'public' || may(principal, 'read', repository)
}

export function may(principal: Principal | undefined, permission: RepositoryPermission, repository: Repository): boolean {
  const { namespace, type, fullName, creatorId, createdByClient } = repository
  return mayAccess(principal, permission, { namespace, repository: { type, id: fullName, creatorId, createdByClient } })
}

/** What may not be seen does not exist: 404 for a user, 401 for nobody. The code is needed, for clients on http tell by nothing else. */
export function repositoryNotFound(principal: Principal | undefined): HubError {
  return principal === undefined
    ? new HubError(401, 'Invalid username or password.', { code: 'RepoNotFound' })
    : new HubError(404, 'Repository not found', { code: 'RepoNotFound' })
}

export function requirePermission({ principal }: Pick<Exchange, 'principal'>, permission: RepositoryPermission, repository: Repository): void {
  if (!maySee(principal, repository)) throw repositoryNotFound(principal)
  if (permission === 'read' || may(principal, permission, repository)) return
  if (principal === undefined) throw new HubError(401, 'Invalid username or password.')
  if (principal.token.grant.kind === 'role' && principal.token.grant.role === 'read') throw new HubError(403, 'Forbidden: you must use a write token to change a repository.')
  throw new HubError(403, `Forbidden: you don't have the rights to ${permission === 'manage' ? 'manage' : 'write to'} ${repository.fullName}, or this token doesn't.`)
}

/** Anyone who sees a repository may discuss it and propose changes, with a token that may write discussions. */
export function requireVoice({ principal }: Exchange, repository: Repository): void {
  if (principal === undefined) throw new HubError(401, 'Invalid username or password.')
  if (may(principal, 'write', repository)) return
  const { grant } = principal.token
  const isAllowed = grant.kind === 'role' ? grant.role === 'write' : grant.kind === 'oauth' ? grant.scopes.includes('write-discussions') : grant.global.includes('discussion.write')
  if (!isAllowed) throw new HubError(403, 'Forbidden: this token may not write discussions or open pull requests.')
}

/** Files of a gated repository are for its members and for users who were let in, by a token that may. */
export function requireFileAccess(exchange: Pick<Exchange, 'principal' | 'baseUrl'>, repository: Repository, requests: AccessRequests): void {
  requirePermission(exchange, 'read', repository)
  const { principal, baseUrl } = exchange
  if (repository.gated === null || may(principal, 'read', repository)) return
  const name = `${repository.type} ${repository.fullName}`
  if (principal === undefined) {
    throw new HubError(401, `Access to ${name} is restricted. You must have access to it and be authenticated to access it. Please log in.`, { code: 'GatedRepo' })
  }
  if (requests.status(repository.id, principal.user.id) === 'accepted') {
    if (mayReadGated(principal)) return
    throw new HubError(403, `Access to ${name} is restricted: this token may not read gated repositories.`, { code: 'GatedRepo' })
  }
  const page = `${baseUrl}${webPath(repository)}`
  throw new HubError(403, `Access to ${name} is restricted and you are not in the authorized list. Visit ${page} to ask for access.`, { code: 'GatedRepo' })
}
