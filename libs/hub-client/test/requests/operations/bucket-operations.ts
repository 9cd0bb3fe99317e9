import { getBucket, listBuckets, moveRepo, updateBucketSettings } from '@naturalcad/hub-client'
import { collect } from '../../support/collect.ts'
import type { Operations } from '../operation-context.ts'

export const bucketOperations: Operations = {
  getBucket: ({ call }) => getBucket({ ...call, repo: 'buckets/alice/files' }),
  listBuckets: ({ call }) => collect(listBuckets(call)),
  listBuckets_by_search: ({ call }) => collect(listBuckets({ ...call, namespace: 'alice', search: 'file' })),
  updateBucketSettings: ({ call }) => updateBucketSettings({ ...call, repo: 'buckets/alice/files', private: true }),
  moveRepo_of_bucket: ({ call }) => moveRepo({ ...call, from: 'buckets/alice/old', to: 'buckets/alice/new' }),
}
