import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import { maySee } from '../access.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { readMainFacts } from './relations.ts'
import { namesIn, tagsOf } from './tags.ts'

/** Tags with a known beginning are of that type; those of these fields of the card are of theirs. */
const prefixes = ['dataset', 'license', 'language', 'region', 'task_categories', 'size_categories', 'base_model', 'benchmark']
const fields = ['pipeline_tag', 'language', { field: 'library_name', type: 'library' }]

/** All tags that are in use here, by type. The Hub's own list has those of its own repositories. */
export function addTagCatalogRoutes(router: Router, services: RepositoryServices): void {
  for (const type of ['model', 'dataset'] as const) {
    router.on('GET', `/api/${type}s-tags-by-type`, async (exchange) => {
      const catalog = new Map<string, Map<string, { id: string; label: string; type: string }>>()
      for (const repository of services.repositories.list(type).filter((one) => maySee(exchange.principal, one))) {
        const facts = await readMainFacts(services, repository)
        for (const id of tagsOf(repository, facts)) {
          const { kind, label } = classify(id, facts.cardData)
          const known = catalog.get(kind) ?? new Map<string, { id: string; label: string; type: string }>()
          catalog.set(kind, known.set(id, { id, label, type: kind }))
        }
      }
      sendJson(exchange, 200, Object.fromEntries([...catalog].map(([kind, tags]) => [kind, [...tags.values()].sort((one, other) => (one.id < other.id ? -1 : 1))])))
    })
  }
}

function classify(tag: string, cardData: Record<string, unknown> | undefined): { kind: string; label: string } {
  const prefix = prefixes.find((name) => tag.startsWith(`${name}:`))
  if (prefix !== undefined) return { kind: prefix, label: tag.slice(prefix.length + 1) }
  const field = fields.find((one) => namesIn(cardData, typeof one === 'string' ? one : one.field).includes(tag))
  return { kind: field === undefined ? (tag === 'safetensors' ? 'library' : 'other') : typeof field === 'string' ? field : field.type, label: tag }
}
