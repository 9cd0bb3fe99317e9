import { HubError } from '../../http/hub-error.ts'
import type { Repository } from '../repository.ts'
import type { RepositoryServices } from '../repository-services.ts'
import type { Candidate } from './list-candidate.ts'
import { namesIn, tagsOf } from './tags.ts'

/** Filters of the list that are tags or single words of the card. What an app can load is a tag here. */
const tagFilters = ['filter', 'tags', 'other', 'library', 'language', 'license', 'apps']

function valuesOf(query: URLSearchParams, name: string): string[] {
  return query.getAll(name).flatMap((text) => text.split(',')).filter((text) => text !== '')
}

/** Those that need no file to be read. */
export function matchesName({ fullName, namespace }: Repository, query: URLSearchParams): boolean {
  const author = query.get('author')?.toLowerCase()
  if (author !== undefined && namespace.name.toLowerCase() !== author) return false
  return query.getAll('search').every((text) => fullName.toLowerCase().includes(text.toLowerCase()))
}

export function matchesContent({ repository, facts }: Candidate, query: URLSearchParams): boolean {
  const { cardData, safetensors } = facts
  const tags = tagsOf(repository, facts)
  if (!tagFilters.flatMap((name) => valuesOf(query, name)).every((tag) => tags.includes(tag))) return false
  const task = query.get('pipeline_tag')
  if (task !== null && cardData?.['pipeline_tag'] !== task) return false
  const gated = query.get('gated')
  if (gated !== null && (gated === 'true') !== (repository.gated !== null)) return false
  const range = query.get('num_parameters')
  if (range !== null && !isWithin(safetensors?.total, range)) return false
  if (repository.type !== 'space') return true
  const linked = (['models', 'datasets'] as const).map((field) => ({ wanted: valuesOf(query, field), named: namesIn(cardData, field) }))
  if (!linked.every(({ wanted, named }) => wanted.every((name) => named.includes(name)))) return false
  return query.get('linked') !== 'true' || linked.some(({ named }) => named.length > 0)
}

/** Filters by what the inference server has: a provider, `all` for any, or `inference=warm`. */
export function isServed({ repository }: Candidate, query: URLSearchParams, { models }: RepositoryServices): boolean {
  const wanted = valuesOf(query, 'inference_provider')
  const providers = Object.keys(models.mappingOf(repository.fullName))
  if (query.has('inference') && providers.length === 0) return false
  return wanted.length === 0 || (wanted.includes('all') ? providers.length > 0 : providers.some((name) => wanted.includes(name)))
}

const units: Record<string, number> = { '': 1, K: 1e3, M: 1e6, B: 1e9, T: 1e12 }

/** `min:6B,max:128B`, or one of both. */
function isWithin(count: number | undefined, range: string): boolean {
  return range.split(',').every((bound) => {
    const [, side, digits, unit = ''] = /^(min|max):(\d+(?:\.\d+)?)([KMBT]?)$/i.exec(bound.trim()) ?? []
    if (side === undefined) throw new HubError(400, `"num_parameters" must be as "min:6B,max:128B", not "${range}"`)
    const limit = Number(digits) * (units[unit.toUpperCase()] ?? 1)
    return count !== undefined && (side.toLowerCase() === 'min' ? count >= limit : count <= limit)
  })
}
