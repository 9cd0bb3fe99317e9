import { z } from 'zod'
import { connect } from '../call/connect.ts'
import { given } from '../call/given.ts'
import type { HubCall } from '../call/hub-call.ts'
import { splitName, toApiPath, toRepoId, type RepoDesignation } from '../call/repo-id.ts'
import { toWireSpaceOptions, type RepoVisibility, type SpaceOptions } from '../spaces/space-options.ts'

export interface DuplicateRepoParams extends HubCall, SpaceOptions {
  repo: RepoDesignation
  /** Where to, of the same type as `repo`. */
  to: RepoDesignation
  visibility?: RepoVisibility
  resourceGroupId?: string
}

const DuplicatedRepo = z.looseObject({
  url: z.string(),
  /** Large files are still being copied. */
  filesCopyPending: z.boolean().nullish(),
})
export type DuplicatedRepo = z.output<typeof DuplicatedRepo>

/**
 * Copies a repository on the Hub. A Space's secrets are not copied, and hardware, sleep time, secrets, variables and volumes are for
 * Spaces only. Rejects with `CONFLICT` where `to` exists.
 */
export async function duplicateRepo(params: DuplicateRepoParams): Promise<DuplicatedRepo> {
  const { repo, to, visibility, resourceGroupId, hardware, sleepTimeSeconds, secrets, variables, volumes, ...call } = params
  const { namespace, name } = splitName(toRepoId(to, toRepoId(repo).type))
  const json = {
    repository: `${namespace}/${name}`,
    ...given({ visibility, resourceGroupId }),
    ...toWireSpaceOptions(given({ hardware, sleepTimeSeconds, secrets, variables, volumes })),
  }
  const connection = connect(call, { secrets: secrets?.map(({ value }) => value) ?? [] })
  return connection.json(toApiPath(repo, '/duplicate'), { method: 'POST', json, schema: DuplicatedRepo })
}
