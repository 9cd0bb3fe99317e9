import type { Exchange } from '../../http/exchange.ts'
import { linkToNextPage, readPage } from '../../http/paging.ts'
import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import { maySee } from '../access.ts'
import { findRevision, mainRef } from '../git/revision.ts'
import { repositoryTypes, type Repository, type RepositoryType } from '../repository.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { describeRepository, listFields } from './describe-repository.ts'
import { asksForInference, readExpand } from './info-routes.ts'
import type { Candidate } from './list-candidate.ts'
import { isServed, matchesContent, matchesName } from './list-filters.ts'
import { orderBy } from './list-order.ts'
import { readMainFacts, readRelations } from './relations.ts'

export function addListRoutes(router: Router, services: RepositoryServices): void {
  for (const type of repositoryTypes) router.on('GET', `/api/${type}s`, (exchange) => answerList(exchange, type, services))
}

async function answerList(exchange: Exchange, type: RepositoryType, services: RepositoryServices): Promise<void> {
  const { query, principal } = exchange
  const named = services.repositories.list(type).filter((repository) => matchesName(repository, query) && maySee(principal, repository))
  const expand = fieldsOf(exchange, type)
  if (asksForInference(expand) || query.has('inference_provider') || query.has('inference')) await services.models.refresh()
  const candidates = await Promise.all(named.map((repository) => toCandidate(repository, services)))
  const found = candidates.filter((candidate) => matchesContent(candidate, query) && isServed(candidate, query, services)).sort(orderBy(query, services))
  const page = readPage(exchange, { standard: 1000, maximum: 1000 })
  const shown = found.slice(page.offset, page.offset + page.limit).map(async (candidate) => {
    const relations = await readRelations(services, principal, candidate.repository, expand ?? [])
    return describeRepository(services, { ...candidate, relations, withBlobs: false }, expand)
  })
  sendJson(exchange, 200, await Promise.all(shown), linkToNextPage(exchange, page, found.length))
}

/** Which fields are shown: those named, all, or the short list and what else is asked for. */
function fieldsOf(exchange: Exchange, type: RepositoryType): readonly string[] | undefined {
  const isSet = (name: string): boolean => ['true', '1'].includes((exchange.query.get(name) ?? '').toLowerCase())
  const named = readExpand(exchange)
  if (named !== undefined || isSet('full')) return named
  return [...listFields[type], ...['cardData', 'config'].filter(isSet)]
}

async function toCandidate(repository: Repository, services: RepositoryServices): Promise<Candidate> {
  return { repository, commit: findRevision(services.git, repository, mainRef), facts: await readMainFacts(services, repository) }
}
