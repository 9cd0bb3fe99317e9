import { HubError } from '../../http/hub-error.ts'
import { param } from '../../http/exchange.ts'
import { sendJson } from '../../http/send.ts'
import { requireFileAccess } from '../access.ts'
import { readTextFile } from '../content/read-file.ts'
import { mainRef, resolveRevision } from '../git/revision.ts'
import type { RepositoryRouter } from '../repository-routes.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { createFileReader } from './repository-facts.ts'
import { readHeader, readIndex } from './safetensors.ts'

/** The headers of all files that an index names, in one answer. */
export function addSafetensorsRoute(router: RepositoryRouter, services: RepositoryServices): void {
  router.api('GET', '/safetensors-metadata/*', 'read', async (exchange, repository) => {
    requireFileAccess(exchange, repository, services.requests)
    const commit = resolveRevision(services.git, repository, mainRef)
    const path = param(exchange, '*')
    const index = readIndex(readTextFile(services, repository, commit, path))
    if (index === undefined) throw new HubError(404, `"${path}" is no safetensors index of ${repository.fullName}`, { code: 'EntryNotFound' })
    const read = createFileReader(services, repository, commit)
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
    const headers: Record<string, unknown> = {}
    for (const shard of index.shards) {
      const header = await readHeader(read, folder + shard)
      if (header === undefined) throw new HubError(400, `"${folder}${shard}" is missing or no safetensors file`)
      headers[shard] = header
    }
    sendJson(exchange, 200, { index: { metadata: index.metadata }, headers })
  })
}
