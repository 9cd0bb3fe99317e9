import { HubError } from '../../http/hub-error.ts'
import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import { mainRef, resolveRevision } from '../git/revision.ts'
import type { Repository } from '../repository.ts'
import type { RepositoryServices } from '../repository-services.ts'
import type { RepositoryOrder } from './create-repository.ts'

/** Public Spaces of this account are the templates; on the Hub most of them are its. A seed brings them. */
const templateNamespace = 'SpacesExamples'

function listTemplates({ repositories }: Pick<RepositoryServices, 'repositories'>): Repository[] {
  return repositories.list('space').filter(({ namespace, visibility }) => namespace.name === templateNamespace && visibility === 'public')
}

export function addSpaceTemplatesRoute(router: Router, services: RepositoryServices): void {
  router.on('GET', '/api/spaces/templates', (exchange) => {
    const templates = listTemplates(services).map(({ name, fullName, sdk }) => ({ name, repoId: fullName, sdk, preferredPrivate: false }))
    sendJson(exchange, 200, { templates })
  })
}

export function readTemplate(services: RepositoryServices, repoId: string): NonNullable<RepositoryOrder['copyOf']> {
  const repository = listTemplates(services).find(({ fullName }) => fullName === repoId)
  if (repository === undefined) throw new HubError(400, `Unknown Space template "${repoId}"`)
  return { repository, commit: resolveRevision(services.git, repository, mainRef) }
}
