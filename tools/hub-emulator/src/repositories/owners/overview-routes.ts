import { HubError } from '../../http/hub-error.ts'
import { param, type Exchange } from '../../http/exchange.ts'
import { linkToNextPage, readPage } from '../../http/paging.ts'
import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import { describeUser } from '../../identity/describe-user.ts'
import type { Account } from '../../identity/principal.ts'
import { avatarOf } from '../../identity/whoami.ts'
import { maySee } from '../access.ts'
import type { RepositoryType } from '../repository.ts'
import type { RepositoryServices } from '../repository-services.ts'

/** Who users and organizations are, and what they have. Nobody follows anybody here. */
export function addOverviewRoutes(router: Router, { accounts, discussions, likes, repositories }: RepositoryServices): void {
  router.on('GET', '/api/users/:name/overview', (exchange) => {
    const user = requireAccount(exchange, 'user')
    const orgs = accounts.memberships(user.id).map(({ org }) => describeOrganization(org, exchange.baseUrl))
    sendJson(exchange, 200, {
      ...describeUser(user, exchange.baseUrl), ...countRepositories(exchange, user), orgs, createdAt: new Date(user.createdAt).toISOString(), isFollowing: false,
      numDiscussions: discussions.countBy(user.id), numPapers: 0, numUpvotes: 0, numLikes: likes.by(user.id).length, numFollowing: 0, numFollowers: 0,
    })
  })

  router.on('GET', '/api/organizations/:name/overview', (exchange) => {
    const org = requireAccount(exchange, 'org')
    const plan = org.plan === 'free' ? {} : { plan: org.plan }
    sendJson(exchange, 200, {
      ...describeOrganization(org, exchange.baseUrl), type: 'org', ...plan, ...countRepositories(exchange, org), numUsers: accounts.members(org.id).length, numFollowers: 0, numPapers: 0,
      isVerified: false, isFollowing: false,
    })
  })

  router.on('GET', '/api/organizations/:name/members', (exchange) => {
    const members = accounts.members(requireAccount(exchange, 'org').id)
    const page = readPage(exchange, { standard: 500, maximum: 1000 })
    const shown = members.slice(page.offset, page.offset + page.limit).map(({ user, role }) => ({ ...describeUser(user, exchange.baseUrl), role }))
    sendJson(exchange, 200, shown, linkToNextPage(exchange, page, members.length))
  })

  for (const [kind, path] of [['org', 'organizations/:name/followers'], ['user', 'users/:name/followers'], ['user', 'users/:name/following']] as const) {
    router.on('GET', `/api/${path}`, (exchange) => {
      requireAccount(exchange, kind)
      sendJson(exchange, 200, [])
    })
  }

  function requireAccount(exchange: Exchange, type: Account['type']): Account {
    const account = accounts.find(param(exchange, 'name'))
    if (account?.type === type) return account
    throw new HubError(404, type === 'user' ? 'This user does not exist' : 'This organization does not exist')
  }

  function countRepositories({ principal }: Exchange, { id }: Account): Record<string, number> {
    const count = (type: RepositoryType): number => repositories.list(type).filter((repository) => repository.namespace.id === id && maySee(principal, repository)).length
    return { numModels: count('model'), numDatasets: count('dataset'), numSpaces: count('space') }
  }
}

function describeOrganization(org: Account, baseUrl: string): Record<string, unknown> {
  const { id, name, fullname } = org
  return { _id: id, id, name, fullname, avatarUrl: avatarOf(baseUrl, org) }
}
