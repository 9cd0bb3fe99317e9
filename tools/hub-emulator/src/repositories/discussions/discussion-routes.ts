import * as z from 'zod'
import { HubError } from '../../http/hub-error.ts'
import { param, type Exchange } from '../../http/exchange.ts'
import { readJson } from '../../http/read-body.ts'
import { sendJson } from '../../http/send.ts'
import { requirePrincipal } from '../../identity/authenticate.ts'
import { may, requireVoice } from '../access.ts'
import { mainRef, resolveRevision } from '../git/revision.ts'
import { webPath, type Repository } from '../repository.ts'
import type { RepositoryRouter } from '../repository-routes.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { describeDiscussion, describeEvent } from './describe-discussion.ts'
import { diffPullRequest } from './diff-pull-request.ts'
import { pullRequestRef, type Discussion } from './discussion.ts'
import { findConflicts, readPullRequest } from './merge-pull-request.ts'

const pageSize = 50
const Opening = z.object({ title: z.string().trim().min(3).max(200), description: z.string().default(''), pullRequest: z.boolean().default(false) })

export function requireDiscussion(exchange: Exchange, repository: Repository, { discussions }: RepositoryServices): Discussion {
  const num = Number(param(exchange, 'num'))
  const found = Number.isSafeInteger(num) ? discussions.find(repository.id, num) : undefined
  if (found === undefined) throw new HubError(404, `There is no discussion ${param(exchange, 'num')} in ${repository.fullName}`)
  return found
}

/** Opening discussions and pull requests, and reading them. */
export function addDiscussionRoutes(router: RepositoryRouter, services: RepositoryServices): void {
  const { accounts, database, discussions, git, repositories } = services

  router.api('GET', '/discussions', 'read', (exchange, repository) => {
    const page = Number(exchange.query.get('p') ?? 0)
    if (!Number.isSafeInteger(page) || page < 0) throw new HubError(400, '"p" must be a page number')
    const isWanted = readFilter(exchange, services)
    const all = discussions.list(repository.id)
    const wanted = all.filter(isWanted)
    const shown = wanted.slice(page * pageSize, (page + 1) * pageSize)
    sendJson(exchange, 200, {
      discussions: shown.map((discussion) => describeDiscussion({ accounts, baseUrl: exchange.baseUrl }, repository, discussion, discussions.events(discussion))),
      count: wanted.length,
      start: page * pageSize,
      numClosedDiscussions: all.filter(isClosed).length,
    })
  })

  router.api('POST', '/discussions', 'read', async (exchange, repository) => {
    requireVoice(exchange, repository)
    const { user } = requirePrincipal(exchange)
    const { title, description, pullRequest } = await readJson(exchange, Opening)
    const opened = database.transaction(() => {
      if (repositories.get(repository.id) === undefined) throw new HubError(404, 'Repository not found', { code: 'RepoNotFound' })
      if (!pullRequest) return discussions.open(repository.id, { title, authorId: user.id, description })
      const { oid } = resolveRevision(git, repository, mainRef)
      const pull = discussions.open(repository.id, { title, authorId: user.id, description, pull: { baseOid: oid, status: 'draft' } })
      git.setRef(repository.id, { name: pullRequestRef(pull.num), commitOid: oid, message: null })
      return pull
    })
    sendJson(exchange, 200, { num: opened.num, url: `${exchange.baseUrl}${webPath(repository)}/discussions/${opened.num}`, pullRequest })
  })

  router.api('GET', '/discussions/:num', 'read', (exchange, repository) => {
    const discussion = requireDiscussion(exchange, repository, services)
    const view = { accounts, baseUrl: exchange.baseUrl }
    const events = discussions.events(discussion)
    const described = { ...describeDiscussion(view, repository, discussion, events), events: events.map((event) => describeEvent(view, event)) }
    sendJson(exchange, 200, discussion.baseOid === null ? described : { ...described, ...describePull(exchange, repository, discussion) })
  })

  router.api('DELETE', '/discussions/:num', 'manage', (exchange, repository) => {
    const discussion = requireDiscussion(exchange, repository, services)
    database.transaction(() => {
      discussions.remove(discussion)
      git.removeRef(repository.id, pullRequestRef(discussion.num))
    })
    sendJson(exchange, 200, {})
  })

  function describePull(exchange: Exchange, repository: Repository, discussion: Discussion): Record<string, unknown> {
    const state = readPullRequest(services, repository, discussion)
    const merged = discussion.mergeOid === null ? {} : { mergeCommitId: discussion.mergeOid }
    // What is merged has no conflicts any more, and is compared with where it began.
    const diff = exchange.query.get('diff') === '1' ? { diff: diffPullRequest(services, repository, withBase(repository, discussion, state)) } : {}
    const conflicts = discussion.status === 'merged' ? [] : findConflicts(services, repository, state)
    return { changes: { base: mainRef, ...merged }, filesWithConflicts: conflicts, ...diff }
  }

  function withBase(repository: Repository, { status, baseOid }: Discussion, state: ReturnType<typeof readPullRequest>): ReturnType<typeof readPullRequest> {
    const base = status === 'merged' && baseOid !== null ? git.commit(repository.id, baseOid) : undefined
    return { ...state, base: base ?? state.base }
  }
}

function isClosed({ status }: Discussion): boolean {
  return status === 'closed' || status === 'merged'
}

function readFilter({ query }: Exchange, { accounts }: RepositoryServices): (discussion: Discussion) => boolean {
  const [type, status, author] = [query.get('type') ?? 'all', query.get('status') ?? 'all', query.get('author')]
  if (!['all', 'discussion', 'pull_request'].includes(type)) throw new HubError(400, `"type" must be all, discussion or pull_request, not "${type}"`)
  if (!['all', 'open', 'closed'].includes(status)) throw new HubError(400, `"status" must be all, open or closed, not "${status}"`)
  const authorId = author === null ? undefined : (accounts.find(author)?.id ?? '')
  return (discussion) =>
    (type === 'all' || (type === 'pull_request') === (discussion.baseOid !== null)) &&
    (status === 'all' || (status === 'closed') === isClosed(discussion)) &&
    (authorId === undefined || discussion.authorId === authorId)
}

/** Its author, and whoever may write to the repository. */
export function requireOwner(exchange: Exchange, repository: Repository, authorId: string): void {
  requireVoice(exchange, repository)
  const { principal } = exchange
  if (principal?.user.id === authorId || may(principal, 'write', repository)) return
  throw new HubError(403, 'Forbidden: only its author and those who may write to the repository can do this.')
}
