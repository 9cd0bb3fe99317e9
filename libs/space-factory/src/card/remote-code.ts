import type { ModelFacts } from '@naturalcad/hub-client'
import type { CardAnalysis, CardEvidence } from './card-analysis.ts'

/** Python of the repository that would run while the model is loaded. */
export function findRemoteCode({ needsCustomCode, config, files, tags }: ModelFacts): CardAnalysis['remoteCode'] {
  const evidence: CardEvidence[] = []
  if (needsCustomCode || config['auto_map'] !== undefined) evidence.push({ from: 'config.auto_map', detail: 'classes of the repository itself' })
  if (tags.includes('custom_code')) evidence.push({ from: 'tags', detail: 'custom_code' })
  const module = files.find(({ path }) => /^(?:modeling|configuration|tokenization|processing|pipeline)_[^/]{1,100}\.py$|^pipeline\.py$/.test(path))
  // A module alone may be an example: it counts beside one of the others, or as a pipeline's.
  if (module !== undefined && (evidence.length > 0 || module.path === 'pipeline.py')) evidence.push({ from: 'files', detail: module.path })
  return { isNeeded: evidence.length > 0, evidence }
}

/** The pipeline's class where it lies in the repository: `pipeline.py`, or a `custom_pipelines` entry of `config.json`. */
export function findCustomPipeline({ config, files }: ModelFacts): string | undefined {
  const custom = config['custom_pipelines']
  if (typeof custom === 'object' && custom !== null && !Array.isArray(custom)) return Object.keys(custom)[0]?.slice(0, 100)
  const diffusers = config['diffusers']
  if (!files.some(({ path }) => path === 'pipeline.py')) return undefined
  const declared = typeof diffusers === 'object' && diffusers !== null ? Object.entries(diffusers).find(([key]) => key === '_class_name')?.[1] : undefined
  return typeof declared === 'string' ? declared.slice(0, 100) : 'pipeline.py'
}
