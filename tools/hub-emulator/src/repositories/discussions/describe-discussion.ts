import type { AccountStore } from '../../identity/account-store.ts'
import { avatarOf } from '../../identity/whoami.ts'
import type { Repository } from '../repository.ts'
import type { Discussion, DiscussionEvent, EventContent } from './discussion.ts'

interface View {
  accounts: AccountStore
  baseUrl: string
}

/** Nothing for a user who is gone: clients then say "deleted". */
function describeAuthor({ accounts, baseUrl }: View, id: string): { author?: Record<string, unknown> } {
  const account = accounts.get(id)
  if (account === undefined) return {}
  const { name, fullname, plan } = account
  return { author: { _id: id, name, fullname, type: 'user', avatarUrl: avatarOf(baseUrl, account), isPro: plan !== 'free', isHf: false, isMod: false } }
}

export function describeDiscussion(view: View, { type, fullName }: Repository, discussion: Discussion, events: readonly DiscussionEvent[]): Record<string, unknown> {
  const { num, title, status, authorId, createdAt, baseOid } = discussion
  return {
    num, title, status,
    ...describeAuthor(view, authorId),
    repo: { name: fullName, type },
    createdAt: new Date(createdAt).toISOString(),
    isPullRequest: baseOid !== null,
    numComments: events.filter(({ content }) => content.type === 'comment').length,
    pinned: false, topReactions: [], numReactionUsers: 0,
  }
}

export function describeEvent(view: View, event: DiscussionEvent): Record<string, unknown> {
  const { id, authorId, createdAt, content } = event
  return { id, ...describeAuthor(view, authorId), createdAt: new Date(createdAt).toISOString(), type: content.type, data: describeContent(view, authorId, content) }
}

function describeContent(view: View, authorId: string, content: EventContent): Record<string, unknown> {
  switch (content.type) {
    case 'comment': {
      const isHidden = content.hiddenBy !== null
      const versions = content.versions.map(({ raw, at }) => ({ raw: isHidden ? 'This comment has been hidden' : raw, updatedAt: new Date(at).toISOString(), ...describeAuthor(view, authorId) }))
      const hiddenBy = isHidden ? { hiddenBy: view.accounts.get(content.hiddenBy ?? '')?.name ?? 'deleted' } : {}
      return { edited: versions.length > 1, hidden: isHidden, ...hiddenBy, latest: versions.at(-1), history: isHidden ? [] : versions.slice(0, -1), numEdits: versions.length - 1, reactions: [], isReport: false }
    }
    case 'status-change':
      return { status: content.status }
    case 'title-change':
      return { from: content.from, to: content.to }
    case 'commit':
      return { subject: content.subject, oid: content.oid }
    default:
      return content satisfies never
  }
}
