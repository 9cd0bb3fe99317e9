import type { Exchange } from '../../http/exchange.ts'
import { bucketNotFound, requireOnBucket } from '../../buckets/bucket-access.ts'
import type { BucketServices } from '../../buckets/bucket-services.ts'
import { repositoryNotFound, requireFileAccess } from '../../repositories/access.ts'
import type { RepositoryServices } from '../../repositories/repository-services.ts'
import type { Volume } from './volume.ts'

export type Caller = Pick<Exchange, 'principal' | 'baseUrl'>

/** Checks at its creation that the creator of a job may mount what it asks for; the job itself needs no token. Throws the Hub's refusal. */
export type VolumeAccess = (caller: Caller, volumes: readonly Volume[]) => void

export function createVolumeAccess({ repositories, requests }: Pick<RepositoryServices, 'repositories' | 'requests'>, { store }: Pick<BucketServices, 'store'>): VolumeAccess {
  return (caller, volumes) => {
    for (const { type, source, ...volume } of volumes) {
      if (type === 'bucket') {
        const bucket = store.find(source) ?? store.findMoved(source)
        if (bucket === undefined) throw bucketNotFound(caller.principal)
        requireOnBucket(caller, volume.readOnly === true ? 'read' : 'write', bucket)
        continue
      }
      const [namespace = '', name = ''] = source.split('/')
      const repository = repositories.find(type, namespace, name) ?? repositories.findMoved(type, source)
      if (repository === undefined) throw repositoryNotFound(caller.principal)
      requireFileAccess(caller, repository, requests)
    }
  }
}
