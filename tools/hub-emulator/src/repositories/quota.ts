import { HubError } from '../http/hub-error.ts'
import { planTerms } from '../identity/plans.ts'
import type { Account } from '../identity/principal.ts'
import type { Repository } from './repository.ts'
import type { RepositoryServices } from './repository-services.ts'

/** Public repositories are not limited; private ones share what the owner's plan gives. */
export function assertStorage(services: Pick<RepositoryServices, 'privateStorage'>, { visibility, namespace }: Repository, moreBytes: number): void {
  if (visibility !== 'public') assertPrivateStorage(services, namespace, moreBytes)
}

/** Throws 403 if the account may not keep so many bytes more in private. */
export function assertPrivateStorage({ privateStorage }: Pick<RepositoryServices, 'privateStorage'>, namespace: Account, moreBytes: number): void {
  const used = privateStorage.reduce((total, bytesOf) => total + bytesOf(namespace.id), 0)
  if (used + moreBytes <= storageLimit(namespace)) return
  throw new HubError(403, 'Private repository storage limit reached, please upgrade your plan to increase your private storage limit.')
}

function storageLimit({ plan, privateStorageBytes }: Account): number {
  return privateStorageBytes ?? planTerms[plan].privateStorageBytes
}
