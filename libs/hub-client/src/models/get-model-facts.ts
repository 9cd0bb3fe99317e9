import { NaturalCadError } from '@naturalcad/contracts/errors'
import { connect, type HubConnection } from '../call/connect.ts'
import type { HubCall } from '../call/hub-call.ts'
import { toRepoId, type RepoDesignation } from '../call/repo-id.ts'
import { describeModel } from './describe-model.ts'
import { getCardText } from './get-card-text.ts'
import { ModelInfo, ProviderMapping } from './model-info.ts'
import type { ModelFacts, ModelProvider } from './model-facts.ts'
import { readParameters } from './read-parameters.ts'

export interface GetModelFactsParams extends HubCall {
  /** `owner/name` */
  repo: RepoDesignation
  /** A branch, tag or commit. @default 'main' */
  revision?: string
}

/**
 * What is known of a model: parameters and their types, files and sizes, licence, gate, task, library, card. Four calls or so; where
 * the Hub has not counted the parameters, the headers of the weights' files are read by ranges. A card or header that may not be read
 * is told in `missing`; the model itself not being there, or not being open to the token, rejects with `NOT_FOUND` or `UNAUTHORIZED`.
 */
export async function getModelFacts({ repo, revision, ...call }: GetModelFactsParams): Promise<ModelFacts> {
  const { name } = toRepoId(repo, 'model')
  const connection = connect(call)
  const path = `api/models/${name}${revision === undefined ? '' : `/revision/${encodeURIComponent(revision)}`}`
  const info = await connection.json(path, { query: { blobs: 'true' }, schema: ModelInfo })
  const missing: ModelFacts['missing'] = []
  // Read from the commit that was described, though a branch may move meanwhile; under the name that the model has now.
  const at = { ...call, repo: info.id, revision: info.sha ?? revision ?? 'main' }
  const hasCard = info.siblings?.some(({ rfilename }) => rfilename === 'README.md') ?? true
  const [cardText, parameters, providers] = await Promise.all([
    hasCard ? orMissing('cardText', missing, () => getCardText(at)) : undefined,
    orMissing('parameters', missing, () => readParameters(info, at)),
    orMissing('providers', missing, () => readProviders(connection, info.id)),
  ])
  return { ...describeModel(info, parameters), cardText, providers: providers ?? [], missing }
}

/** What the model's gate or the form of a file keeps back is a fact too; that the Hub cannot be reached is not. */
async function orMissing<T>(
  fact: ModelFacts['missing'][number]['fact'],
  missing: ModelFacts['missing'],
  read: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await read()
  } catch (thrown) {
    const error = NaturalCadError.from(thrown)
    if (error.retryable || error.code === 'CANCELED' || error.code === 'DEADLINE_EXCEEDED') throw error
    missing.push({ fact, reason: error.message })
    return undefined
  }
}

async function readProviders(connection: HubConnection, id: string): Promise<ModelProvider[]> {
  const { inferenceProviderMapping: mapping } = await connection.json(`api/models/${id}`, {
    query: { expand: 'inferenceProviderMapping' },
    schema: ProviderMapping,
  })
  const entries = Array.isArray(mapping) ? mapping : Object.entries(mapping ?? {}).map(([provider, entry]) => ({ provider, ...entry }))
  return entries.map(({ provider, status, providerId, task }) => ({
    provider,
    status: status ?? undefined,
    providerId: providerId ?? undefined,
    task: task ?? undefined,
  }))
}
