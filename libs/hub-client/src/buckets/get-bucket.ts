import { connect } from '../call/connect.ts'
import { toApiPath } from '../call/repo-id.ts'
import { Bucket, type BucketCall } from './bucket.ts'

/** A bucket's size, number of files and visibility. Rejects with `NOT_FOUND`. */
export async function getBucket({ repo, ...call }: BucketCall): Promise<Bucket> {
  return connect(call).json(toApiPath(repo, '', 'bucket'), { schema: Bucket })
}
