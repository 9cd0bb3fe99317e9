import { HubError } from '../../http/hub-error.ts'
import { mayAccess } from '../../identity/permissions.ts'
import type { Account, Principal } from '../../identity/principal.ts'
import type { RepositoryType } from '../repository.ts'
import type { RepositoryServices } from '../repository-services.ts'

/** The account under which this user, with this token, may create. */
export function requireNamespace({ accounts }: Pick<RepositoryServices, 'accounts'>, principal: Principal, name: string, type: RepositoryType, verb: string): Account {
  const namespace = accounts.find(name)
  if (namespace !== undefined && mayAccess(principal, 'contribute', { namespace })) return namespace
  throw new HubError(403, `You don't have the rights to ${verb} a ${type} under the namespace "${name}".`)
}
