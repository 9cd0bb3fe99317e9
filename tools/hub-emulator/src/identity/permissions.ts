import type { Account, Principal } from './principal.ts'

/** `contribute` is creating in a namespace and writing what one has created; `manage` is settings, moving and deleting. */
export type RepositoryPermission = 'read' | 'contribute' | 'write' | 'manage'

export interface PermissionTarget {
  namespace: Account
  /** Undefined while the repository or bucket does not exist yet. */
  repository?: { type: 'model' | 'dataset' | 'space' | 'kernel' | 'bucket'; id: string; creatorId: string; createdByClient: string | null }
}

/** Both must allow it: what the user is in the namespace, and what the token was given. */
export function mayAccess(principal: Principal | undefined, permission: RepositoryPermission, target: PermissionTarget): boolean {
  return principal !== undefined && memberMay(principal, permission, target) && tokenMay(principal, permission, target)
}

function memberMay({ user, memberships }: Principal, permission: RepositoryPermission, { namespace, repository }: PermissionTarget): boolean {
  if (namespace.id === user.id) return true
  const role = memberships.find(({ org }) => org.id === namespace.id)?.role
  if (role === undefined) return false
  if (role === 'admin' || role === 'write' || permission === 'read') return true
  return role === 'contributor' && (permission === 'contribute' || repository?.creatorId === user.id)
}

function tokenMay({ user, token: { grant } }: Principal, permission: RepositoryPermission, { namespace, repository }: PermissionTarget): boolean {
  switch (grant.kind) {
    case 'role':
      return grant.role === 'write' || permission === 'read'
    case 'fine-grained': {
      const scopes = grant.scoped.filter(
        ({ type, name }) =>
          (type === namespace.type && name.toLowerCase() === namespace.name.toLowerCase()) ||
          (type === repository?.type && name.toLowerCase() === repository.id.toLowerCase()),
      )
      const needed = permission === 'read' ? ['repo.content.read', 'repo.write'] : ['repo.write']
      return scopes.some(({ permissions }) => needed.some((name) => permissions.includes(name)))
    }
    case 'oauth': {
      if (namespace.id !== user.id && !grant.orgIds.includes(namespace.id)) return false
      const isOwnCreation = repository === undefined || repository.createdByClient === grant.clientId
      const scopes: Record<RepositoryPermission, string[]> = {
        read: ['read-repos', 'write-repos', 'manage-repos'],
        contribute: ['contribute-repos', 'manage-repos'],
        write: ['write-repos', 'manage-repos'],
        manage: ['manage-repos'],
      }
      return scopes[permission].some((scope) => grant.scopes.includes(scope)) || (isOwnCreation && permission !== 'manage' && grant.scopes.includes('contribute-repos'))
    }
    default:
      return grant satisfies never
  }
}

/** May this token open gated files that its user was let into? */
export function mayReadGated({ token: { grant } }: Principal): boolean {
  if (grant.kind === 'role') return true
  return grant.kind === 'oauth' ? grant.scopes.includes('gated-repos') : grant.canReadGatedRepos
}
