import { NaturalCadError } from '@naturalcad/contracts/errors'
import { connect } from '../call/connect.ts'
import { discard } from '../call/discard.ts'
import { given } from '../call/given.ts'
import type { HubCall } from '../call/hub-call.ts'
import { toApiPath, type RepoDesignation } from '../call/repo-id.ts'
import type { RepoVisibility } from '../spaces/space-options.ts'

export interface UpdateRepoSettingsParams extends HubCall {
  /** A model, dataset or Space; buckets have `updateBucketSettings`. */
  repo: RepoDesignation
  visibility?: RepoVisibility
  /** Whether people ask for access first, and who grants it. */
  gated?: 'auto' | 'manual' | false
}

/** Changes the settings that are given. Throws `INVALID_REQUEST` where none is. */
export async function updateRepoSettings({ repo, visibility, gated, ...call }: UpdateRepoSettingsParams): Promise<void> {
  const json = given({ gated, visibility })
  if (Object.keys(json).length === 0) throw new NaturalCadError('INVALID_REQUEST', 'no setting is given', { remedy: 'give visibility or gated' })
  await discard(connect(call).open(toApiPath(repo, '/settings'), { method: 'PUT', json }))
}
