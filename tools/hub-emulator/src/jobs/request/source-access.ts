import { bucketNotFound, requireOnBucket } from '../../buckets/bucket-access.ts'
import type { BucketServices } from '../../buckets/bucket-services.ts'
import type { Exchange } from '../../http/exchange.ts'
import { repositoryNotFound, requireFileAccess } from '../../repositories/access.ts'
import type { RepositoryType } from '../../repositories/repository.ts'
import type { RepositoryServices } from '../../repositories/repository-services.ts'
import { findSource } from './find-source.ts'
import type { JobSpec } from './job-spec.ts'

export type Caller = Pick<Exchange, 'principal' | 'baseUrl'>

/** Checks at its creation that the creator of a job may use the Space and the volumes that it names; the job itself needs no token. Throws the Hub's refusal. */
export type SourceAccess = (caller: Caller, spec: Pick<JobSpec, 'spaceId' | 'volumes'>) => void

export function createSourceAccess({ repositories, requests }: Pick<RepositoryServices, 'repositories' | 'requests'>, { store }: Pick<BucketServices, 'store'>): SourceAccess {
  const requireRepository = (caller: Caller, type: RepositoryType, source: string): void => {
    const repository = findSource(repositories, type, source)
    if (repository === undefined) throw repositoryNotFound(caller.principal)
    requireFileAccess(caller, repository, requests)
  }
  const requireBucket = (caller: Caller, source: string, isReadOnly: boolean): void => {
    const bucket = store.find(source) ?? store.findMoved(source)
    if (bucket === undefined) throw bucketNotFound(caller.principal)
    requireOnBucket(caller, isReadOnly ? 'read' : 'write', bucket)
  }
  return (caller, { spaceId, volumes }) => {
    if (spaceId !== null) requireRepository(caller, 'space', spaceId)
    for (const { type, source, ...volume } of volumes) {
      if (type === 'bucket') requireBucket(caller, source, volume.readOnly === true)
      else requireRepository(caller, type, source)
    }
  }
}
