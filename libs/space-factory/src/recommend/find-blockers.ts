import type { Blocker, RuntimeRecommendation } from '@naturalcad/contracts/factory'
import type { CardAnalysis } from '../card/card-analysis.ts'

const diskGb = 50

/** What keeps a model from running in a Space at all, and the way out where there is one. */
export function findBlockers(analysis: CardAnalysis, hardware: RuntimeRecommendation['hardware'], isDisabled: boolean): Blocker[] {
  const blockers: Blocker[] = []
  const add = (blocker: Pick<Blocker, 'id' | 'category' | 'component' | 'description' | 'evidence'>, workaround: string | null = null) =>
    blockers.push({ ...blocker, alternativesTried: [], workaround, severity: 'blocking' })
  const { liveProviders, repositoryGb = 0, library, memory, adapter } = analysis
  const proxy = liveProviders.length > 0 ? `an app that calls an inference provider (${liveProviders.join(', ')}) in place of the model itself` : null
  if (isDisabled) {
    add({ id: 'model-disabled', category: 'access', component: analysis.modelId, description: 'The Hub has disabled this model.', evidence: 'disabled: true' })
  }
  if (repositoryGb > diskGb) {
    add({ id: 'disk', category: 'platform', component: 'disk', description: `The repository does not fit the disk of a Space, which has ${diskGb} GB.`, evidence: `${repositoryGb} GB of files` }, proxy)
  }
  if (library?.name === 'mlx') {
    add({ id: 'library-platform', category: 'platform', component: 'mlx', description: 'MLX runs on computers with Apple silicon only; a Space has none.', evidence: library.evidence.detail }, proxy)
  }
  if (adapter !== undefined && adapter.baseModels.length === 0) {
    add(
      { id: 'adapter-base', category: 'dependency', component: analysis.modelId, description: 'An adapter runs on a base model, and the card names none.', evidence: `kind: ${adapter.kind}, base_model: none` },
      'name the base model',
    )
  }
  if (hardware.preferred === null) {
    const evidence = memory === undefined ? 'number of parameters unknown' : `${memory.neededGb} GB needed, ${memory.needed4BitGb} GB in 4 bits`
    add({ id: 'memory', category: 'memory', component: 'hardware', description: hardware.reasons.at(-1) ?? 'No hardware fits.', evidence }, proxy)
  }
  return blockers
}
