import type { Bucket } from './bucket.ts'
import type { EntryStore } from './entry-store.ts'

export function describeBucket(entries: EntryStore, bucket: Bucket): Record<string, unknown> {
  return {
    _id: bucket.id,
    author: bucket.namespace.name,
    id: bucket.fullName,
    private: bucket.isPrivate,
    createdAt: new Date(bucket.createdAt).toISOString(),
    updatedAt: new Date(bucket.updatedAt).toISOString(),
    ...entries.totals(bucket.id),
    repoType: 'bucket',
    cdnRegions: bucket.cdnRegions,
  }
}
