import { NaturalCadError } from '@naturalcad/contracts/errors'
import { getModelFacts, type HubCall, type ModelFacts } from '@naturalcad/hub-client'
import { analyzeCard } from './analyze-card.ts'
import type { CardAnalysis } from './card-analysis.ts'

/** Undefined where it is not there, or not open to this account. */
export async function findModelFacts(call: HubCall, repo: string, revision: string | undefined): Promise<ModelFacts | undefined> {
  try {
    return await getModelFacts({ ...call, repo, ...(revision === undefined ? {} : { revision }) })
  } catch (error) {
    if (NaturalCadError.is(error) && (error.code === 'NOT_FOUND' || (error.code === 'FORBIDDEN' && error.details['errorCode'] === 'GatedRepo'))) return undefined
    throw error
  }
}

/** The model that an adapter stands on; null where it is none, or that model cannot be read. */
export async function readBaseModel(call: HubCall, { adapter }: CardAnalysis): Promise<CardAnalysis | null> {
  const [id] = adapter?.baseModels ?? []
  // What a card names as its base is anybody's text.
  if (id === undefined || !/^[\w.-]+\/[\w.-]+$/.test(id)) return null
  const facts = await findModelFacts(call, id, undefined)
  return facts === undefined ? null : analyzeCard(facts)
}
