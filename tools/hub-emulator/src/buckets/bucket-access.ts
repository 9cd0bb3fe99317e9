import { HubError } from '../http/hub-error.ts'
import type { Exchange } from '../http/exchange.ts'
import { mayAccess, type RepositoryPermission } from '../identity/permissions.ts'
import type { Principal } from '../identity/principal.ts'
import type { Bucket } from './bucket.ts'

export function mayOnBucket(principal: Principal | undefined, permission: RepositoryPermission, bucket: Bucket): boolean {
  const { namespace, fullName, creatorId, createdByClient } = bucket
  if (permission === 'read' && !bucket.isPrivate) return true
  return mayAccess(principal, permission, { namespace, repository: { type: 'bucket', id: fullName, creatorId, createdByClient } })
}

/** What may not be seen does not exist, as for repositories. */
export function bucketNotFound(principal: Principal | undefined): HubError {
  return principal === undefined
    ? new HubError(401, 'Invalid username or password.', { code: 'RepoNotFound' })
    : new HubError(404, 'Bucket not found', { code: 'RepoNotFound' })
}

export function requireOnBucket({ principal }: Pick<Exchange, 'principal'>, permission: RepositoryPermission, bucket: Bucket): void {
  if (!mayOnBucket(principal, 'read', bucket)) throw bucketNotFound(principal)
  if (mayOnBucket(principal, permission, bucket)) return
  if (principal === undefined) throw new HubError(401, 'Invalid username or password.')
  if (principal.token.grant.kind === 'role' && principal.token.grant.role === 'read') throw new HubError(403, 'Forbidden: you must use a write token to change a bucket.')
  throw new HubError(403, `Forbidden: you don't have the rights to ${permission === 'manage' ? 'manage' : 'write to'} ${bucket.fullName}, or this token doesn't.`)
}
