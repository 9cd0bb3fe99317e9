import { HubError } from '../http/hub-error.ts'
import { param, type Exchange } from '../http/exchange.ts'
import type { AccountStore } from '../identity/account-store.ts'
import { requirePrincipal } from '../identity/authenticate.ts'
import type { Account, Principal } from '../identity/principal.ts'

export type JobPermission = 'read' | 'run'

/** The namespace that the route names, if the caller may do so there. */
export function requireJobs(exchange: Exchange, permission: JobPermission, accounts: AccountStore): { principal: Principal; namespace: Account } {
  const principal = requirePrincipal(exchange)
  const name = param(exchange, 'namespace')
  const namespace = accounts.find(name)
  if (namespace !== undefined && mayUseJobs(principal, permission, namespace)) return { principal, namespace }
  throw new HubError(403, `You don't have the rights to ${permission === 'run' ? 'run' : 'see'} jobs in the namespace "${name}", or this token doesn't (it needs "job.write" or the scope "jobs").`)
}

/** Both must allow it: the role of the user, and the token. */
export function mayUseJobs(principal: Principal, permission: JobPermission, namespace: Account): boolean {
  return memberMay(principal, permission, namespace) && tokenMay(principal, permission, namespace)
}

export function memberMay({ user, memberships }: Pick<Principal, 'user' | 'memberships'>, permission: JobPermission, namespace: Account): boolean {
  if (namespace.id === user.id) return true
  const role = memberships.find(({ org }) => org.id === namespace.id)?.role
  return permission === 'read' ? role !== undefined : role === 'admin' || role === 'write'
}

function tokenMay({ user, token: { grant } }: Principal, permission: JobPermission, namespace: Account): boolean {
  switch (grant.kind) {
    case 'role':
      return grant.role === 'write' || permission === 'read'
    case 'fine-grained':
      return grant.scoped.some(({ type, name, permissions }) => type === namespace.type && name.toLowerCase() === namespace.name.toLowerCase() && permissions.includes('job.write'))
    case 'oauth':
      return grant.scopes.includes('jobs') && (namespace.id === user.id || grant.orgIds.includes(namespace.id))
    default:
      return grant satisfies never
  }
}
