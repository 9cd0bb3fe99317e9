import { HubError } from '../../http/hub-error.ts'
import type { Exchange } from '../../http/exchange.ts'
import { linkToNextPage, readPage } from '../../http/paging.ts'
import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import { maySee } from '../access.ts'
import type { Commit } from '../git/git-store.ts'
import { findRevision, mainRef } from '../git/revision.ts'
import { repositoryTypes, type Repository, type RepositoryType } from '../repository.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { describeRepository, listFields } from './describe-repository.ts'
import { asksForInference, noFacts, readExpand } from './info-routes.ts'
import type { RepositoryFacts } from './repository-facts.ts'
import { tagsOf } from './tags.ts'

interface Candidate {
  repository: Repository
  commit: Commit | undefined
  facts: RepositoryFacts
}

/** Filters of the list that are tags or single words of the card. */
const tagFilters = ['filter', 'tags', 'other', 'library', 'language', 'license']

export function addListRoutes(router: Router, services: RepositoryServices): void {
  for (const type of repositoryTypes) router.on('GET', `/api/${type}s`, (exchange) => answerList(exchange, type, services))
}

async function answerList(exchange: Exchange, type: RepositoryType, services: RepositoryServices): Promise<void> {
  const { query, principal } = exchange
  const search = query.get('search')?.toLowerCase() ?? ''
  const author = query.get('author')?.toLowerCase()
  const named = services.repositories
    .list(type)
    .filter(({ fullName, namespace }) => fullName.toLowerCase().includes(search) && (author === undefined || namespace.name.toLowerCase() === author))
    .filter((repository) => maySee(principal, repository))
  const expandGiven = readExpand(exchange)
  if (asksForInference(expandGiven) || query.has('inference_provider') || query.has('inference')) await services.models.refresh()
  const candidates = await Promise.all(named.map((repository) => toCandidate(repository, services)))
  const found = candidates.filter((candidate) => matches(candidate, query) && isServed(candidate, query, services)).sort(orderBy(query, services))
  const page = readPage(exchange, { standard: 1000, maximum: 1000 })
  const isFull = ['true', '1'].includes(query.get('full') ?? '')
  const expand = expandGiven ?? (isFull ? undefined : listFields[type])
  const shown = found.slice(page.offset, page.offset + page.limit).map((candidate) => describeRepository(services, { ...candidate, withBlobs: false }, expand))
  sendJson(exchange, 200, shown, linkToNextPage(exchange, page, found.length))
}

async function toCandidate(repository: Repository, { git, facts }: RepositoryServices): Promise<Candidate> {
  const commit = findRevision(git, repository, mainRef)
  return { repository, commit, facts: commit === undefined ? noFacts : await facts.read(repository, commit) }
}

/** Filters by what the inference server has: a provider, `all` for any, or `inference=warm`. */
function isServed({ repository }: Candidate, query: URLSearchParams, { models }: RepositoryServices): boolean {
  const wanted = query.getAll('inference_provider').flatMap((text) => text.split(','))
  const providers = Object.keys(models.mappingOf(repository.fullName))
  if (query.has('inference') && providers.length === 0) return false
  return wanted.length === 0 || (wanted.includes('all') ? providers.length > 0 : providers.some((name) => wanted.includes(name)))
}

function matches({ repository, facts }: Candidate, query: URLSearchParams): boolean {
  const tags = tagsOf(repository, facts)
  const wanted = tagFilters.flatMap((name) => query.getAll(name)).flatMap((text) => text.split(','))
  if (!wanted.every((tag) => tags.includes(tag))) return false
  const task = query.get('pipeline_tag')
  if (task !== null && facts.cardData?.['pipeline_tag'] !== task) return false
  const gated = query.get('gated')
  return gated === null || (gated === 'true') === (repository.gated !== null)
}

type Compare = (one: Candidate, other: Candidate) => number

/** Most first, unless `direction=1`. The clients rename `last_modified` and its like before they ask; the server knows both. */
function orderBy(query: URLSearchParams, { likes }: RepositoryServices): Compare {
  const by = (value: (candidate: Candidate) => number): Compare => {
    const direction = query.get('direction') === '1' ? 1 : -1
    return (one, other) => direction * (value(one) - value(other))
  }
  const sort = query.get('sort') ?? 'trendingScore'
  switch (sort) {
    case 'lastModified':
    case 'last_modified':
      return by(({ repository }) => repository.updatedAt)
    case 'createdAt':
    case 'created_at':
      return by(({ repository }) => repository.createdAt)
    case 'likes':
    case 'likes30d':
      return by(({ repository }) => likes.count(repository.id))
    case 'num_parameters':
      return by(({ facts }) => facts.safetensors?.total ?? 0)
    case 'id':
      return (one, other) => (one.repository.fullName < other.repository.fullName ? -1 : 1)
    case 'downloads':
    case 'trendingScore':
    case 'trending_score':
    case 'mainSize':
    case 'datasetsServerInfo.numRows':
      return () => 0 // not counted here: the order of creation stays
    default:
      throw new HubError(400, `Cannot sort by "${sort}"`)
  }
}
