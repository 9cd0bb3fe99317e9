import { HubError } from '../../http/hub-error.ts'
import { param, type Exchange } from '../../http/exchange.ts'
import { linkToNextPage, readPage } from '../../http/paging.ts'
import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import { requirePrincipal } from '../../identity/authenticate.ts'
import type { Account } from '../../identity/principal.ts'
import { may } from '../access.ts'
import { repositoryTypes } from '../repository.ts'
import type { RepositoryServices } from '../repository-services.ts'
import type { OwnedThing } from './owned-thing.ts'

/** What `hf repos ls` lists: all that an account owns, with what it takes. */
export function addStorageRoutes(router: Router, { repositories, accounts, otherOwned }: RepositoryServices): void {
  router.on('GET', '/api/settings/repositories', (exchange) => answer(exchange, requirePrincipal(exchange).user))
  router.on('GET', '/api/organizations/:name/settings/repositories', (exchange) => {
    const { user, memberships } = requirePrincipal(exchange)
    const account = accounts.find(param(exchange, 'name'))
    if (account === undefined) throw new HubError(404, 'This organization does not exist')
    if (account.id !== user.id && memberships.every(({ org }) => org.id !== account.id)) throw new HubError(403, `You are not a member of ${account.name}.`)
    answer(exchange, account)
  })

  function answer(exchange: Exchange, { id }: Account): void {
    const principal = requirePrincipal(exchange)
    const things: OwnedThing[] = repositoryTypes
      .flatMap((type) => repositories.list(type))
      .filter((repository) => repository.namespace.id === id && may(principal, 'read', repository))
      .map((repository) => ({ ...repository, storage: repositories.usedBytes(repository.id) }))
    const owned = [...things, ...otherOwned.flatMap((list) => list(principal, id))]
    const total = owned.reduce((sum, { storage }) => sum + storage, 0)
    const page = readPage(exchange, { standard: 1000, maximum: 1000 })
    const shown = owned.slice(page.offset, page.offset + page.limit).map(({ id: thingId, fullName, type, updatedAt, visibility, storage }) => ({
      _id: thingId, id: fullName, type, visibility, updatedAt: new Date(updatedAt).toISOString(), storage, storagePercent: total === 0 ? 0 : (100 * storage) / total,
    }))
    sendJson(exchange, 200, shown, linkToNextPage(exchange, page, owned.length))
  }
}
