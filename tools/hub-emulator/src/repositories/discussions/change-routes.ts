import * as z from 'zod'
import { HubError } from '../../http/hub-error.ts'
import { param, type Exchange } from '../../http/exchange.ts'
import { readJson } from '../../http/read-body.ts'
import { sendJson } from '../../http/send.ts'
import { requirePrincipal } from '../../identity/authenticate.ts'
import { requireVoice } from '../access.ts'
import type { Repository } from '../repository.ts'
import type { RepositoryRouter } from '../repository-routes.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { describeEvent } from './describe-discussion.ts'
import { requireDiscussion, requireOwner } from './discussion-routes.ts'
import type { Discussion, DiscussionEvent, EventContent } from './discussion.ts'
import { mergePullRequest } from './merge-pull-request.ts'

const text = z.string().trim().min(1).max(65_536)
const Comment = z.object({ comment: text })
const Title = z.object({ title: z.string().trim().min(3).max(200) })
const Status = z.object({ status: z.enum(['open', 'closed']), comment: text.optional() })
const Merge = z.object({ comment: text.optional() })
const Edit = z.object({ content: text })

/** Everything that is said in a discussion or done to it. */
export function addDiscussionChangeRoutes(router: RepositoryRouter, services: RepositoryServices): void {
  const { accounts, database, discussions, now } = services
  const describe = (exchange: Exchange, event: DiscussionEvent) => describeEvent({ accounts, baseUrl: exchange.baseUrl }, event)
  const toComment = (raw: string): EventContent => ({ type: 'comment', versions: [{ raw, at: now() }], hiddenBy: null })

  router.api('POST', '/discussions/:num/comment', 'read', async (exchange, repository) => {
    requireVoice(exchange, repository)
    const discussion = requireDiscussion(exchange, repository, services)
    const { comment } = await readJson(exchange, Comment)
    sendJson(exchange, 200, { newMessage: describe(exchange, discussions.addEvent(discussion, requirePrincipal(exchange).user.id, toComment(comment))) })
  })

  router.api('POST', '/discussions/:num/title', 'read', async (exchange, repository) => {
    const discussion = requireDiscussion(exchange, repository, services)
    requireOwner(exchange, repository, discussion.authorId)
    const { title } = await readJson(exchange, Title)
    const event = database.transaction(() => {
      discussions.change(discussion, { title })
      return discussions.addEvent(discussion, requirePrincipal(exchange).user.id, { type: 'title-change', from: discussion.title, to: title })
    })
    sendJson(exchange, 200, { newTitle: describe(exchange, event) })
  })

  router.api('POST', '/discussions/:num/status', 'read', async (exchange, repository) => {
    const discussion = requireDiscussion(exchange, repository, services)
    requireOwner(exchange, repository, discussion.authorId)
    const { status, comment } = await readJson(exchange, Status)
    const { user } = requirePrincipal(exchange)
    const event = database.transaction(() => {
      const current = requireDiscussion(exchange, repository, services)
      if (current.status === 'merged') throw new HubError(400, 'This pull request is merged: its status stays')
      if (current.status === status) throw new HubError(400, `This discussion is ${status} already`)
      if (comment !== undefined) discussions.addEvent(discussion, user.id, toComment(comment))
      discussions.change(discussion, { status })
      return discussions.addEvent(discussion, user.id, { type: 'status-change', status })
    })
    sendJson(exchange, 200, { newStatus: describe(exchange, event) })
  })

  router.api('POST', '/discussions/:num/merge', 'write', async (exchange, repository) => {
    const { comment } = await readJson(exchange, Merge)
    const { user } = requirePrincipal(exchange)
    database.transaction(() => {
      const discussion = requireDiscussion(exchange, repository, services)
      assertMergeable(discussion)
      const { oid } = mergePullRequest(services, repository, discussion, user)
      if (comment !== undefined) discussions.addEvent(discussion, user.id, toComment(comment))
      discussions.change(discussion, { status: 'merged', mergeOid: oid })
      discussions.addEvent(discussion, user.id, { type: 'status-change', status: 'merged' })
    })
    sendJson(exchange, 200, {})
  })

  router.api('POST', '/discussions/:num/comment/:comment/edit', 'read', async (exchange, repository) => {
    requireVoice(exchange, repository)
    const { event, content } = requireComment(exchange, repository)
    if (event.authorId !== requirePrincipal(exchange).user.id) throw new HubError(403, 'Forbidden: only its author can edit a comment.')
    const { content: raw } = await readJson(exchange, Edit)
    sendJson(exchange, 200, { updatedComment: change(exchange, event, { ...content, versions: [...content.versions, { raw, at: now() }] }) })
  })

  router.api('POST', '/discussions/:num/comment/:comment/hide', 'read', (exchange, repository) => {
    const { event, content } = requireComment(exchange, repository)
    requireOwner(exchange, repository, event.authorId)
    sendJson(exchange, 200, { updatedComment: change(exchange, event, { ...content, hiddenBy: requirePrincipal(exchange).user.id }) })
  })

  function change(exchange: Exchange, event: DiscussionEvent, content: EventContent): Record<string, unknown> {
    discussions.changeEvent(event.id, content)
    return describe(exchange, { ...event, content })
  }

  function requireComment(exchange: Exchange, repository: Repository): { event: DiscussionEvent; content: Extract<EventContent, { type: 'comment' }> } {
    const event = discussions.events(requireDiscussion(exchange, repository, services)).find(({ id }) => id === param(exchange, 'comment'))
    if (event?.content.type !== 'comment') throw new HubError(404, `There is no comment ${param(exchange, 'comment')} in this discussion`)
    if (event.content.hiddenBy !== null) throw new HubError(403, 'This comment is hidden and stays so')
    return { event, content: event.content }
  }
}

function assertMergeable({ status, baseOid }: Discussion): void {
  if (baseOid === null) throw new HubError(400, 'Only a pull request can be merged')
  if (status === 'draft') throw new HubError(400, 'This pull request is a draft: set its status to open first')
  if (status !== 'open') throw new HubError(400, `This pull request is ${status}`)
}
