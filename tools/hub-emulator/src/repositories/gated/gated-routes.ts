import * as z from 'zod'
import { HubError } from '../../http/hub-error.ts'
import { param } from '../../http/exchange.ts'
import { readJson } from '../../http/read-body.ts'
import { sendJson } from '../../http/send.ts'
import { requirePrincipal } from '../../identity/authenticate.ts'
import { describeUser } from '../../identity/describe-user.ts'
import type { Account } from '../../identity/principal.ts'
import { may } from '../access.ts'
import type { Repository } from '../repository.ts'
import type { RepositoryRouter } from '../repository-routes.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { accessStatuses, type AccessStatus } from './access-requests.ts'

const Decision = z.object({ status: z.enum(accessStatuses), user: z.string().optional(), userId: z.string().optional(), requestId: z.string().optional() })
const Grant = Decision.omit({ status: true, requestId: true })

/** Asking for a gated repository, and its owner's answers. */
export function addGatedRoutes(router: RepositoryRouter, { accounts, requests }: RepositoryServices): void {
  const assertGated = ({ gated }: Repository): void => {
    if (gated === null) throw new HubError(400, 'This repository is not gated')
  }
  const findUser = ({ user, userId, requestId }: Partial<z.output<typeof Decision>>): Account => {
    const id = userId ?? requestId
    const found = id === undefined ? accounts.find(user ?? '') : accounts.get(id)
    if (found?.type !== 'user') throw new HubError(404, 'User not found')
    return found
  }

  router.web('POST', '/ask-access', 'read', (exchange, repository) => {
    assertGated(repository)
    const { user } = requirePrincipal(exchange)
    const known = requests.status(repository.id, user.id)
    const status: AccessStatus = known ?? (repository.gated === 'auto' ? 'accepted' : 'pending')
    if (known === undefined) requests.set(repository.id, user.id, status)
    sendJson(exchange, 200, { status })
  })

  router.api('GET', '/user-access-request/:status', 'manage', (exchange, repository) => {
    assertGated(repository)
    const status = accessStatuses.find((name) => name === param(exchange, 'status'))
    if (status === undefined) throw new HubError(404, 'Sorry, we can\'t find the page you are looking for.')
    const list = requests.list(repository.id, status).flatMap(({ userId, createdAt }) => {
      const user = accounts.get(userId)
      if (user === undefined) return []
      return [{ requestId: userId, user: { ...describeUser(user, exchange.baseUrl), email: user.email }, status, timestamp: new Date(createdAt).toISOString(), fields: {} }]
    })
    sendJson(exchange, 200, list)
  })

  router.api('POST', '/user-access-request/handle', 'manage', async (exchange, repository) => {
    assertGated(repository)
    const decision = await readJson(exchange, Decision)
    const user = findUser(decision)
    const known = requests.status(repository.id, user.id)
    if (known === undefined) throw new HubError(404, 'No access request for this user')
    if (known === decision.status) throw new HubError(404, `The access request is ${known} already`)
    requests.set(repository.id, user.id, decision.status)
    sendJson(exchange, 200, {})
  })

  router.api('POST', '/user-access-request/grant', 'manage', async (exchange, repository) => {
    assertGated(repository)
    const user = findUser(await readJson(exchange, Grant))
    if (requests.status(repository.id, user.id) === 'accepted') throw new HubError(400, 'This user has access already')
    requests.set(repository.id, user.id, 'accepted')
    sendJson(exchange, 200, {})
  })

  router.api('GET', '/auth-check', 'read', (exchange, repository) => {
    const { principal } = exchange
    const isLetIn = repository.gated === null || may(principal, 'read', repository) || (principal !== undefined && requests.status(repository.id, principal.user.id) === 'accepted')
    if (!isLetIn) throw new HubError(principal === undefined ? 401 : 403, `Access to ${repository.type} ${repository.fullName} is restricted.`, { code: 'GatedRepo' })
    sendJson(exchange, 200, {})
  })
  router.api('GET', '/auth-check/write', 'write', (exchange) => sendJson(exchange, 200, {}))
}
