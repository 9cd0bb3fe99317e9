import type { BucketServices } from '../../buckets/bucket-services.ts'
import type { Exchange } from '../../http/exchange.ts'
import { createVolumeAccess } from '../../mounts/volume-access.ts'
import { repositoryNotFound, requireFileAccess } from '../../repositories/access.ts'
import type { RepositoryServices } from '../../repositories/repository-services.ts'
import { findSource } from './find-source.ts'
import type { JobSpec } from './job-spec.ts'

export type Caller = Pick<Exchange, 'principal' | 'baseUrl'>

/** Checks at its creation that the creator of a job may use the Space and the volumes that it names; the job itself needs no token. Throws the Hub's refusal. */
export type SourceAccess = (caller: Caller, spec: Pick<JobSpec, 'spaceId' | 'volumes'>) => void

export function createSourceAccess(services: Pick<RepositoryServices, 'repositories' | 'requests'>, buckets: Pick<BucketServices, 'store'>): SourceAccess {
  const requireVolumes = createVolumeAccess(services, buckets)
  return (caller, { spaceId, volumes }) => {
    if (spaceId !== null) {
      const space = findSource(services.repositories, 'space', spaceId)
      if (space === undefined) throw repositoryNotFound(caller.principal)
      requireFileAccess(caller, space, services.requests)
    }
    requireVolumes(caller, volumes)
  }
}
