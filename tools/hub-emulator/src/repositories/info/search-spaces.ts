import type { Exchange } from '../../http/exchange.ts'
import { HubError } from '../../http/hub-error.ts'
import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import { maySee } from '../access.ts'
import type { Repository } from '../repository.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { readMainFacts } from './relations.ts'
import type { RepositoryFacts } from './repository-facts.ts'
import { tagsOf } from './tags.ts'

const maxResults = 50

/** The Hub compares meanings. Here the score is the share of the words asked for that the Space's name, title, description or tags have. */
export function addSpaceSearchRoute(router: Router, services: RepositoryServices): void {
  router.on('GET', '/api/spaces/semantic-search', async (exchange) => {
    const { query, principal } = exchange
    const words = (query.get('q') ?? '').toLowerCase().split(/\W+/).filter((word) => word !== '')
    if (words.length === 0) throw new HubError(400, '"q" must have words to search for')
    const seen = services.repositories.list('space').filter((space) => maySee(principal, space))
    const spaces = await Promise.all(seen.map(async (space) => ({ space, facts: await readMainFacts(services, space) })))
    const found = spaces
      .map(({ space, facts }) => ({ space, facts, runtime: services.spaces?.runtime(space), score: scoreOf(words, space, facts) }))
      .filter(({ space, facts, runtime, score }) => score > 0 && isWanted(exchange, space, facts, runtime))
      .sort((one, other) => other.score - one.score)
      .slice(0, maxResults)
    sendJson(exchange, 200, found.map(({ space, facts: { cardData, ...facts }, runtime, score }) => ({
      id: space.fullName, author: space.namespace.name, title: cardData?.['title'] ?? space.name, emoji: cardData?.['emoji'], sdk: space.sdk, likes: services.likes.count(space.id),
      private: space.visibility !== 'public', tags: tagsOf(space, { ...facts, cardData }), runtime, ai_short_description: cardData?.['short_description'],
      semanticRelevancyScore: score, trendingScore: 0,
    })))
  })
}

function scoreOf(words: readonly string[], space: Repository, facts: RepositoryFacts): number {
  const { cardData } = facts
  const text = [space.fullName, cardData?.['title'], cardData?.['short_description'], ...tagsOf(space, facts)].filter((part) => typeof part === 'string').join(' ').toLowerCase()
  return words.filter((word) => text.includes(word)).length / words.length
}

function isWanted({ query }: Exchange, space: Repository, facts: RepositoryFacts, runtime: Record<string, unknown> | undefined): boolean {
  const tags = tagsOf(space, facts)
  if (!query.getAll('filter').every((tag) => tags.includes(tag))) return false
  const sdks = query.getAll('sdk')
  if (sdks.length > 0 && !sdks.includes(space.sdk ?? '')) return false
  return query.get('includeNonRunning') === 'true' || runtime?.['stage'] === 'RUNNING'
}
