import * as z from 'zod'
import { HubError } from '../../http/hub-error.ts'
import { param, type Exchange } from '../../http/exchange.ts'
import { linkToNextPage, readPage } from '../../http/paging.ts'
import { readJsonOrForm } from '../../http/read-body.ts'
import { sendJson } from '../../http/send.ts'
import type { Commit, FileEntry } from '../git/git-store.ts'
import { resolveRevision } from '../git/revision.ts'
import type { Repository } from '../repository.ts'
import type { RepositoryRouter } from '../repository-routes.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { describeEntry, describeLastCommits } from './describe-entry.ts'

const truth = z.union([z.boolean(), z.stringbool()])
const PathsInfo = z.object({ paths: z.union([z.array(z.string()).max(1000), z.string().transform((path) => [path])]), expand: truth.default(false) })

export function addTreeRoutes(router: RepositoryRouter, services: RepositoryServices): void {
  const { git } = services

  const answerTree = (exchange: Exchange, repository: Repository): void => {
    const head = resolveRevision(git, repository, param(exchange, 'revision'))
    const path = param(exchange, '*').replace(/\/$/, '')
    const folder = git.find(repository.id, head.tree, path)
    if (folder?.kind !== 'tree') throw new HubError(404, `"${path}" does not exist on "${param(exchange, 'revision')}"`, { code: 'EntryNotFound' })
    const isExpanded = exchange.query.get('expand') === 'true'
    const entries = listFolder(services, repository, folder, exchange.query.get('recursive') === 'true')
    const page = readPage(exchange, isExpanded ? { standard: 50, maximum: 100 } : { standard: 1000, maximum: 1000 })
    const shown = entries.slice(page.offset, page.offset + page.limit)
    sendJson(exchange, 200, describeAll(services, repository, head, shown, isExpanded), linkToNextPage(exchange, page, entries.length))
  }
  router.api('GET', '/tree/:revision', 'read', answerTree)
  router.api('GET', '/tree/:revision/*', 'read', answerTree)

  router.api('POST', '/paths-info/:revision', 'read', async (exchange, repository) => {
    const { paths, expand } = await readJsonOrForm(exchange, PathsInfo, ['paths'])
    const head = resolveRevision(git, repository, param(exchange, 'revision'))
    const entries = paths.flatMap((path) => (path === '' ? [] : (git.find(repository.id, head.tree, path.replace(/\/$/, '')) ?? [])))
    sendJson(exchange, 200, describeAll(services, repository, head, entries, expand))
  })
}

/** Folders first on one level; in depth, each folder before its content. */
function listFolder({ git }: RepositoryServices, { id }: Repository, { path, oid }: FileEntry, isRecursive: boolean): FileEntry[] {
  const prefix = path === '' ? '' : `${path}/`
  if (isRecursive) return [...git.walk(id, oid, prefix)]
  const entries = git.tree(id, oid).map((entry) => ({ path: prefix + entry.name, kind: entry.kind, oid: entry.oid }))
  return [...entries.filter(({ kind }) => kind === 'tree'), ...entries.filter(({ kind }) => kind === 'blob')]
}

function describeAll({ git }: RepositoryServices, { id }: Repository, head: Commit, entries: readonly FileEntry[], isExpanded: boolean): Record<string, unknown>[] {
  const more = isExpanded ? describeLastCommits(git, id, head, entries) : undefined
  return entries.map((entry) => ({ ...describeEntry(git, id, entry), ...more?.get(entry.path) }))
}
