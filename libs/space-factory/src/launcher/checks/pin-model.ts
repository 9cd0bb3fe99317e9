import { modelInfo } from '@huggingface/hub'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { getCardText } from '@naturalcad/hub-client'
import { type ModelReference, parseModelReference } from '../../card/model-reference.ts'
import { toHubFailure } from '../hub-failure.ts'
import type { Launcher } from '../launcher.ts'
import type { CallOptions } from '../space-factory.ts'

export interface PinnedModel {
  id: string
  sha: string
  /** Lines for people. */
  warnings: string[]
}

/**
 * The model and the commit that the whole run is of. Rejects with `INVALID_REQUEST` for what names none, `NOT_FOUND` for one that is not
 * there, `FORBIDDEN` for one that is disabled or whose gate does not let the user in.
 */
export async function pinModel(launcher: Launcher, text: string, call: CallOptions): Promise<PinnedModel> {
  const { id, revision } = parseModelReference(text)
  const { name, sha, gated, disabled } = await readInfo(launcher, id, revision)
  if (disabled) throw new NaturalCadError('FORBIDDEN', `the Hub has disabled the model ${name}`, { remedy: 'choose another model', details: { model: name } })
  if (gated === false) return { id: name, sha, warnings: [] }
  await checkGate(launcher, name, sha, call)
  return { id: name, sha, warnings: [`${name} is gated: its card and files are read with your access to it`] }
}

async function readInfo(launcher: Launcher, id: string, revision: string | undefined) {
  const { hubUrl, accessToken, fetch } = launcher.hub()
  try {
    const given = { ...(fetch === undefined ? {} : { fetch }), ...(revision === undefined ? {} : { revision }) }
    return await modelInfo({ name: id, hubUrl, accessToken, additionalFields: ['sha', 'disabled'], ...given })
  } catch (thrown) {
    const error = toHubFailure(`the model ${id} cannot be read`, thrown)
    throw error.code === 'NOT_FOUND' ? noSuchModel({ id, revision }, error) : error
  }
}

/** The Hub tells the two apart to nobody. */
export function noSuchModel({ id, revision }: ModelReference, cause: unknown): NaturalCadError {
  return new NaturalCadError('NOT_FOUND', `there is no model ${id}${revision === undefined ? '' : ` at ${revision}`}, or the token may not see it`, {
    cause,
    remedy: 'look at the name: it may be deleted, renamed or private',
    details: { model: id },
  })
}

/** The gate stands before the files, not before what is told of them: the card is the smallest of them. */
async function checkGate(launcher: Launcher, model: string, sha: string, call: CallOptions): Promise<void> {
  try {
    await getCardText({ ...launcher.hub(call), repo: model, revision: sha })
  } catch (error) {
    if (!NaturalCadError.is(error) || (error.code !== 'FORBIDDEN' && error.code !== 'UNAUTHORIZED')) throw error
    throw new NaturalCadError('FORBIDDEN', `the model ${model} is gated, and the token does not reach its files`, {
      cause: error,
      remedy: `ask for access at ${launcher.hubUrl}/${model}, and sign in with a token that may read gated models (scope gated-repos)`,
      details: { model },
    })
  }
}
