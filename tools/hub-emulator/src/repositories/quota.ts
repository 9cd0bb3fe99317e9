import { HubError } from '../http/hub-error.ts'
import { planTerms } from '../identity/plans.ts'
import type { Account } from '../identity/principal.ts'
import type { Repository } from './repository.ts'
import type { RepositoryServices } from './repository-services.ts'

/** Public repositories are not limited; private ones share what the owner's plan gives. */
export function assertStorage({ repositories }: Pick<RepositoryServices, 'repositories'>, { visibility, namespace }: Repository, moreBytes: number): void {
  if (visibility === 'public') return
  if (repositories.privateBytes(namespace.id) + moreBytes <= storageLimit(namespace)) return
  throw new HubError(403, 'Private repository storage limit reached, please upgrade your plan to increase your private storage limit.')
}

function storageLimit({ plan, privateStorageBytes }: Account): number {
  return privateStorageBytes ?? planTerms[plan].privateStorageBytes
}
