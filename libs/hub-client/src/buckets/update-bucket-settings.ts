import { NaturalCadError } from '@naturalcad/contracts/errors'
import { connect } from '../call/connect.ts'
import { discard } from '../call/discard.ts'
import { given } from '../call/given.ts'
import { toApiPath } from '../call/repo-id.ts'
import type { BucketCall } from './bucket.ts'

export interface UpdateBucketSettingsParams extends BucketCall {
  private?: boolean
  /** Regions in which its files are kept ready. */
  cdnRegions?: readonly unknown[]
}

/** Changes the settings that are given. Throws `INVALID_REQUEST` where none is. `moveRepo` renames a bucket. */
export async function updateBucketSettings({ repo, private: isPrivate, cdnRegions, ...call }: UpdateBucketSettingsParams): Promise<void> {
  const json = given({ private: isPrivate, cdnRegions })
  if (Object.keys(json).length === 0) throw new NaturalCadError('INVALID_REQUEST', 'no setting is given', { remedy: 'give private or cdnRegions' })
  await discard(connect(call).open(toApiPath(repo, '/settings', 'bucket'), { method: 'PUT', json }))
}
