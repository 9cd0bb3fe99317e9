import { HubError } from '../../http/hub-error.ts'
import { param } from '../../http/exchange.ts'
import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import { requirePrincipal } from '../../identity/authenticate.ts'
import { maySee } from '../../repositories/access.ts'
import { findRevision, mainRef } from '../../repositories/git/revision.ts'
import { describeRepository } from '../../repositories/info/describe-repository.ts'
import { noFacts } from '../../repositories/info/repository-facts.ts'
import { subdomainOf } from '../../repositories/repository.ts'
import type { SpaceRouter } from '../space-router.ts'
import type { SpaceServices } from '../space-services.ts'

/** How clients find and open the app of a Space. */
export function addAccessRoutes(router: Router, spaceRouter: SpaceRouter, services: SpaceServices): void {
  const { repositories, tokens, git, facts } = services

  spaceRouter.on('GET', '/host', 'read', (exchange, repository) => {
    sendJson(exchange, 200, { subdomain: subdomainOf(repository), host: services.spaces?.host(repository) })
  })

  spaceRouter.on('GET', '/jwt', 'read', (exchange, repository) => {
    const { user } = requirePrincipal(exchange)
    sendJson(exchange, 200, { token: tokens.issue({ repositoryId: repository.id, fullName: repository.fullName, userName: user.name }) })
  })

  router.on('GET', '/api/spaces/by-subdomain/:subdomain', async (exchange) => {
    const name = param(exchange, 'subdomain').toLowerCase()
    const repository = repositories.list('space').find((space) => subdomainOf(space) === name && maySee(exchange.principal, space))
    if (repository === undefined) throw new HubError(exchange.principal === undefined ? 401 : 404, 'Repository not found', { code: 'RepoNotFound' })
    const commit = findRevision(git, repository, mainRef)
    const known = commit === undefined ? noFacts : await facts.read(repository, commit)
    sendJson(exchange, 200, describeRepository(services, { repository, commit, facts: known, withBlobs: false }, undefined))
  })
}
