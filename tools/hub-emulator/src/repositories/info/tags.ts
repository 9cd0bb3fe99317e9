import type { Repository } from '../repository.ts'
import type { RepositoryFacts } from './repository-facts.ts'

function listOf(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value]
  return values.filter((item): item is string => typeof item === 'string')
}

/** The names under a field of a card, which may be one or many. */
export function namesIn(data: Record<string, unknown> | undefined, field: string): string[] {
  return listOf(data?.[field])
}

/** The card's own tags and those that the Hub makes of its other fields, each once. */
export function tagsOf({ type, sdk }: Repository, { cardData = {}, config, safetensors }: RepositoryFacts): string[] {
  const prefixed = (prefix: string, name: string): string[] => listOf(cardData[name]).map((value) => `${prefix}:${value}`)
  const own = {
    model: [...listOf(cardData['library_name']), ...(safetensors === undefined ? [] : ['safetensors']), ...listOf(config?.['model_type']), ...listOf(cardData['pipeline_tag'])],
    dataset: [...prefixed('task_categories', 'task_categories'), ...prefixed('size_categories', 'size_categories')],
    kernel: [],
    space: sdk === null ? [] : [sdk],
  }[type]
  const languages = type === 'dataset' ? prefixed('language', 'language') : listOf(cardData['language'])
  const rest = [...languages, ...prefixed('dataset', 'datasets'), ...prefixed('base_model', 'base_model'), ...prefixed('license', 'license'), 'region:us']
  return [...new Set([...own, ...listOf(cardData['tags']), ...rest])]
}
