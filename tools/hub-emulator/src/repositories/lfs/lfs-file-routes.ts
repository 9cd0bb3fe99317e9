import * as z from 'zod'
import { HubError } from '../../http/hub-error.ts'
import type { Exchange } from '../../http/exchange.ts'
import { linkToNextPage, readPage } from '../../http/paging.ts'
import { readJson } from '../../http/read-body.ts'
import { sendJson } from '../../http/send.ts'
import { requireFileAccess, requirePermission } from '../access.ts'
import { assertStorage } from '../quota.ts'
import { repositoryTypes, type Repository } from '../repository.ts'
import type { RepositoryRouter } from '../repository-routes.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { rewriteWithout } from './delete-lfs-files.ts'
import { listLfsFiles } from './lfs-listing.ts'
import { addLfsObject, findLfsObject } from './lfs-object.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256')
const Deletions = z.object({ deletions: z.object({ sha: z.array(sha256).min(1).max(1000), rewriteHistory: z.boolean().default(false) }) })
const Duplication = z.object({
  target: z.object({ type: z.enum(repositoryTypes), name: z.string() }),
  files: z.array(z.object({ sha256, xetHash: z.string().optional(), filename: z.string() })).min(1).max(1000),
})

/** Large files by themselves: what there is, deleting them for good, and lending them to another repository without sending them again. */
export function addLfsFileRoutes(router: RepositoryRouter, services: RepositoryServices): void {
  const { database, discussions, git, repositories } = services

  router.api('GET', '/lfs-files', 'write', (exchange, repository) => {
    const files = listLfsFiles(git, repository.id)
    const page = readPage(exchange, { standard: 1000, maximum: 1000 })
    const shown = files.slice(page.offset, page.offset + page.limit).map(({ sha256: oid, size, path, ref, pushedAt }) => ({
      fileOid: oid, oid, filename: path, size, ref, pushedAt: new Date(pushedAt).toISOString(),
    }))
    sendJson(exchange, 200, shown, linkToNextPage(exchange, page, files.length))
  })

  router.api('POST', '/lfs-files/batch', 'write', async (exchange, repository) => {
    const { sha, rewriteHistory } = (await readJson(exchange, Deletions)).deletions
    const known = new Set(listLfsFiles(git, repository.id).map((file) => file.sha256))
    const missing = sha.find((oid) => !known.has(oid))
    if (missing !== undefined) throw new HubError(404, `There is no large file ${missing} in ${repository.fullName}`)
    // Commits that name a file without content could not be read: the emulator keeps none.
    if (!rewriteHistory) throw new HubError(400, 'Set "rewriteHistory": files are deleted together with their place in the history')
    database.transaction(() => {
      const commits = rewriteWithout(database, git, repository.id, new Set(sha))
      discussions.renameCommits(repository.id, commits)
      repositories.touch(repository.id)
    })
    sendJson(exchange, 200, {})
  })

  router.api('POST', '/lfs-files/duplicate', 'read', async (exchange, source) => {
    requireFileAccess(exchange, source, services.requests)
    const { target, files } = await readJson(exchange, Duplication)
    const repository = requireTarget(exchange, target)
    const failed: { sha256: string; error: string }[] = []
    database.transaction(() => {
      for (const file of files) {
        const object = findLfsObject(database, source.id, file.sha256)
        if (object === undefined) failed.push({ sha256: file.sha256, error: `${source.fullName} has no such file` })
        else if (findLfsObject(database, repository.id, file.sha256) === undefined) {
          assertStorage(services, repository, object.size)
          addLfsObject(database, repository.id, object)
        }
      }
    })
    sendJson(exchange, 200, { success: failed.length === 0, processed: files.length, succeeded: files.length - failed.length, failed })
  })

  function requireTarget(exchange: Exchange, { type, name }: z.output<typeof Duplication>['target']): Repository {
    const [namespace = '', repositoryName = ''] = name.split('/')
    const found = repositories.find(type, namespace, repositoryName)
    if (found === undefined) throw new HubError(404, 'Repository not found', { code: 'RepoNotFound' })
    requirePermission(exchange, 'write', found)
    return found
  }
}
