import * as z from 'zod'
import { param, type Exchange } from '../../http/exchange.ts'
import { readJson } from '../../http/read-body.ts'
import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import { mainRef, resolveRevision } from '../git/revision.ts'
import { repositoryTypes, type Repository } from '../repository.ts'
import type { RepositoryRouter } from '../repository-routes.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { checkCard } from './check-card.ts'
import { describeRepository } from './describe-repository.ts'
import { readRelations } from './relations.ts'

const Card = z.object({ content: z.string(), repoType: z.enum(repositoryTypes).default('model') })

/** Both spellings are in use: `expand=sdk` and `expand[]=sdk`, and a comma within. */
export function readExpand({ query }: Exchange): string[] | undefined {
  const names = [...query.getAll('expand'), ...query.getAll('expand[]')].flatMap((text) => text.split(','))
  return names.length === 0 ? undefined : names
}

/** Only then is the inference server asked. */
export function asksForInference(expand: readonly string[] | undefined): boolean {
  return expand !== undefined && (expand.includes('inference') || expand.includes('inferenceProviderMapping'))
}

export function addInfoRoutes(router: Router, repositoryRouter: RepositoryRouter, services: RepositoryServices): void {
  const answer = (wantsRevision: boolean) => async (exchange: Exchange, repository: Repository) => {
    const revision = wantsRevision ? param(exchange, 'revision') : mainRef
    const commit = resolveRevision(services.git, repository, revision)
    const facts = await services.facts.read(repository, commit)
    const expand = readExpand(exchange)
    if (asksForInference(expand)) await services.models.refresh()
    const relations = await readRelations(services, exchange.principal, repository, expand)
    const withBlobs = ['true', '1'].includes(exchange.query.get('blobs') ?? '')
    sendJson(exchange, 200, describeRepository(services, { repository, commit, facts, relations, withBlobs }, expand))
  }
  repositoryRouter.api('GET', '', 'read', answer(false))
  repositoryRouter.api('GET', '/revision/:revision', 'read', answer(true))

  router.on('POST', '/api/validate-yaml', async (exchange) => {
    const { content, repoType } = await readJson(exchange, Card)
    const report = checkCard(content, repoType)
    sendJson(exchange, report.errors.length === 0 ? 200 : 400, report)
  })
}
