import { bucketNotFound, requireOnBucket } from '../buckets/bucket-access.ts'
import type { BucketServices } from '../buckets/bucket-services.ts'
import type { Exchange } from '../http/exchange.ts'
import { repositoryNotFound, requireFileAccess } from '../repositories/access.ts'
import type { RepositoryServices } from '../repositories/repository-services.ts'
import type { VolumeRequest } from './volume.ts'

/** Checks that a caller may mount what is named; who runs on it needs no token. Throws the Hub's refusal. */
export type VolumeAccess = (caller: Pick<Exchange, 'principal' | 'baseUrl'>, volumes: readonly VolumeRequest[]) => void

export function createVolumeAccess({ repositories, requests }: Pick<RepositoryServices, 'repositories' | 'requests'>, { store }: Pick<BucketServices, 'store'>): VolumeAccess {
  return (caller, volumes) => {
    for (const { type, source, readOnly } of volumes) {
      if (type === 'bucket') {
        const bucket = store.find(source) ?? store.findMoved(source)
        if (bucket === undefined) throw bucketNotFound(caller.principal)
        requireOnBucket(caller, readOnly === true ? 'read' : 'write', bucket)
        continue
      }
      const [namespace = '', name = ''] = source.split('/')
      const repository = repositories.find(type, namespace, name) ?? repositories.findMoved(type, source)
      if (repository === undefined) throw repositoryNotFound(caller.principal)
      requireFileAccess(caller, repository, requests)
    }
  }
}
