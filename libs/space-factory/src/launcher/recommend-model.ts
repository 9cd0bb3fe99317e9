import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { RuntimeRecommendation } from '@naturalcad/contracts/factory'
import { getModelFacts } from '@naturalcad/hub-client'
import { analyzeCard } from '../card/analyze-card.ts'
import { readBaseModel } from '../card/find-model-facts.ts'
import { parseModelReference } from '../card/model-reference.ts'
import { recommend } from '../recommend/recommend.ts'
import { noSuchModel } from './checks/pin-model.ts'
import type { Launcher } from './launcher.ts'
import type { CallOptions } from './space-factory.ts'

/** How a model is best run. Reads what the Hub and its card say of it, and of an adapter's base model. */
export async function recommendModel(launcher: Launcher, model: string, call: CallOptions): Promise<RuntimeRecommendation> {
  const reference = parseModelReference(model)
  const { id, revision } = reference
  const hub = launcher.hub(call)
  const facts = await getModelFacts({ ...hub, repo: id, ...(revision === undefined ? {} : { revision }) }).catch((error: unknown) => {
    throw NaturalCadError.is(error) && error.code === 'NOT_FOUND' ? noSuchModel(reference, error) : error
  })
  const analysis = analyzeCard(facts)
  const baseModel = await readBaseModel(hub, analysis)
  return recommend(analysis, baseModel === null ? {} : { baseModel })
}
