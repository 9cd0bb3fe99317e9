import { HubError } from '../../http/hub-error.ts'
import { param, type Exchange } from '../../http/exchange.ts'
import { readLines } from '../../http/read-body.ts'
import { sendJson } from '../../http/send.ts'
import { requirePrincipal } from '../../identity/authenticate.ts'
import type { Commit } from '../git/git-store.ts'
import { resolveBranch, resolveRevision } from '../git/revision.ts'
import { checkCard } from '../info/check-card.ts'
import { findLfsObject } from '../lfs/lfs-object.ts'
import { assertStorage } from '../quota.ts'
import { webPath, type Repository } from '../repository.ts'
import type { RepositoryRouter } from '../repository-routes.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { pullRequestRef } from '../discussions/discussion.ts'
import { requireUpload } from '../discussions/require-upload.ts'
import { applyCommit, lfsBlob, storeRegularFile, type Change } from './apply-commit.ts'
import { CommitLine, type CommitHeader } from './commit-lines.ts'
import { assertPath } from './path-rules.ts'

/** A larger file must be sent with LFS. */
const maxRegularBytes = 10 * 1024 * 1024

export function addCommitRoutes(router: RepositoryRouter, services: RepositoryServices): void {
  const { database, git, repositories } = services

  router.api('POST', '/commit/:revision', 'read', async (exchange, repository) => {
    const isPullRequest = exchange.query.get('create_pr') === '1'
    const { user } = requirePrincipal(exchange)
    requireUpload(exchange, repository, services)
    const { header, changes } = await readCommit(exchange, repository, services)

    const commit = database.transaction(() => {
      // The body took its time: only what holds now counts.
      if (repositories.get(repository.id) === undefined) throw new HubError(404, 'Repository not found', { code: 'RepoNotFound' })
      const target = isPullRequest ? openPullRequest(exchange, repository, header) : resolveBranch(git, repository, param(exchange, 'revision'))
      if (header.parentCommit != null && header.parentCommit !== target.head.oid) {
        throw new HubError(412, 'A commit has happened since. Please refresh and try again.', { body: { head: target.head.oid } })
      }
      const request = { ref: target.ref, parent: target.head, title: header.summary, message: header.description ?? '', author: user.name, changes }
      const applied = applyCommit(services, repository, request)
      // Throwing here undoes the commit.
      assertStorage(services, repository, 0)
      return { ...applied, ref: target.ref }
    })
    sendJson(exchange, 200, describeCommit(exchange, repository, commit, isPullRequest))
  })

  function openPullRequest(exchange: Exchange, repository: Repository, { summary, description = '' }: CommitHeader): { ref: string; head: Commit } {
    const head = resolveRevision(git, repository, param(exchange, 'revision'))
    const { user } = requirePrincipal(exchange)
    const { num } = services.discussions.open(repository.id, { title: summary, authorId: user.id, description, pull: { baseOid: head.oid, status: 'open' } })
    return { ref: pullRequestRef(num), head }
  }
}


async function readCommit(exchange: Exchange, repository: Repository, services: RepositoryServices): Promise<{ header: CommitHeader; changes: Change[] }> {
  let header: CommitHeader | undefined
  const changes: Change[] = []
  for await (const line of readLines(exchange, CommitLine)) {
    if (line.key === 'header') header = line.value
    else if (header === undefined) throw new HubError(400, 'The first line of a commit must be its header')
    else changes.push(await toChange(line, repository, services))
  }
  if (header === undefined) throw new HubError(400, 'The commit has no header')
  return { header, changes }
}

async function toChange(line: Exclude<CommitLine, { key: 'header' }>, repository: Repository, services: RepositoryServices): Promise<Change> {
  const path = assertPath(line.value.path.replace(/\/$/, ''))
  switch (line.key) {
    case 'file': {
      const content = Buffer.from(line.value.content, line.value.encoding)
      if (content.length > maxRegularBytes) throw new HubError(400, `"${path}" is larger than 10 MiB: upload it with LFS`)
      if (path === 'README.md') {
        const { errors } = checkCard(content.toString('utf8'), repository.type)
        if (errors.length > 0) throw new HubError(400, 'Invalid metadata in README.md.', { body: { errors } })
      }
      return { kind: 'set', path, blob: await storeRegularFile(services, content), oldPath: line.value.oldPath }
    }
    case 'lfsFile': {
      const { oid, oldPath, size } = line.value
      const found = findLfsObject(services.database, repository.id, oid)
      if (found === undefined) throw new HubError(400, `The LFS object ${oid} of "${path}" was not uploaded`)
      if (size !== undefined && size !== found.size) throw new HubError(400, `The LFS object ${oid} of "${path}" has ${found.size} bytes, not ${size}`)
      return { kind: 'set', path, blob: lfsBlob(found), oldPath }
    }
    case 'deletedFile':
      return { kind: 'delete', path, what: 'file' }
    case 'deletedFolder':
      return { kind: 'delete', path, what: 'folder' }
    case 'deletedEntry':
      return { kind: 'delete', path, what: 'entry' }
    default:
      return line satisfies never
  }
}

function describeCommit({ baseUrl }: Exchange, repository: Repository, { oid, ref }: Commit & { ref: string }, isPullRequest: boolean): Record<string, unknown> {
  const page = baseUrl + webPath(repository)
  const pullRequest = isPullRequest ? { pullRequestUrl: `${page}/discussions/${ref.slice('refs/pr/'.length)}` } : {}
  return { success: true, commitOid: oid, commitUrl: `${page}/commit/${oid}`, hookOutput: '', ...pullRequest }
}
