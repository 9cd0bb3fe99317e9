import { z } from 'zod'
import { toBase64 } from '../call/base64.ts'
import { connect } from '../call/connect.ts'
import { given } from '../call/given.ts'
import { splitName, toRepoId } from '../call/repo-id.ts'
import { retryConflicts } from '../repositories/retry-conflicts.ts'
import { toWireSpaceOptions, type RepoVisibility, type SpaceOptions } from './space-options.ts'
import type { SpaceCall } from './space-call.ts'

export interface CreateSpaceParams extends SpaceCall, SpaceOptions {
  sdk: 'gradio' | 'docker' | 'static' | 'streamlit'
  /** `protected`: the app is open, its files are not. @default what the account has set, else 'public' */
  visibility?: RepoVisibility
  /** The first commit, so that it builds at once: a few small ones, as they travel in the call. */
  files?: readonly { path: string; content: string | Uint8Array }[]
  /** Id of a template Space. */
  template?: string
  resourceGroupId?: string
  /** Where it lies: `us` or `eu`. */
  region?: string
}

const CreatedRepo = z.looseObject({ url: z.string(), name: z.string().nullish(), id: z.string().nullish() })
export type CreatedRepo = z.output<typeof CreatedRepo>

/**
 * Creates a Space with its hardware, secrets, variables and volumes in one call. Rejects with `CONFLICT` where it exists
 * (`details.existingUrl`), `PAYMENT_REQUIRED` where the plan does not include such a Space, `FORBIDDEN` or `UNAUTHORIZED` for the
 * rights of the token.
 */
export async function createSpace({
  repo,
  sdk,
  visibility,
  files,
  template,
  resourceGroupId,
  region,
  ...rest
}: CreateSpaceParams): Promise<CreatedRepo> {
  const { hardware, sleepTimeSeconds, secrets, variables, volumes, ...call } = rest
  toRepoId(repo, 'space')
  const { namespace, name } = splitName(repo)
  const json = {
    name,
    organization: namespace,
    type: 'space',
    sdk,
    ...given({ visibility, template, resourceGroupId, region, files: files?.map(toWireFile) }),
    ...toWireSpaceOptions(given({ hardware, sleepTimeSeconds, secrets, variables, volumes })),
  }
  const connection = connect(call, { secrets: secrets?.map(({ value }) => value) ?? [] })
  return retryConflicts(call, () => connection.json('api/repos/create', { method: 'POST', json, schema: CreatedRepo }))
}

function toWireFile({ path, content }: { path: string; content: string | Uint8Array }): Record<string, string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { path, content: toBase64(bytes), encoding: 'base64' }
}
