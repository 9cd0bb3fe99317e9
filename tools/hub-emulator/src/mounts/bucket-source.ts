import type { Bucket, BucketEntry } from '../buckets/bucket.ts'
import type { Buckets } from '../buckets/buckets.ts'
import { assertBucketStorage } from '../buckets/quota.ts'
import type { RepositoryServices } from '../repositories/repository-services.ts'
import type { SourceFile, WritableSource } from './volume-source.ts'

/** A bucket, or with `folder` what lies in one of its folders. */
export function createBucketSource(buckets: Buckets, repositories: RepositoryServices, bucket: Bucket, folder: string): WritableSource {
  const prefix = folder === '' ? '' : `${folder}/`
  const toFile = ({ path, xetHash, mtime }: BucketEntry): SourceFile => ({ path: path.slice(prefix.length), tag: xetHash, mtime })
  return {
    name: `bucket ${bucket.fullName}`,
    list: () => buckets.entries(bucket, prefix).map(toFile),
    read: (path) => buckets.read(bucket, prefix + path),
    changes: () => buckets.changes(bucket),
    write: async (path, content, { mtime, size }) => {
      assertBucketStorage(repositories, bucket, size)
      return toFile(await buckets.write(bucket, prefix + path, content, { mtime }))
    },
    copy: (from, to) => toFile(buckets.copy(bucket, prefix + from, prefix + to)),
    remove: (path) => void buckets.remove(bucket, prefix + path),
  }
}
