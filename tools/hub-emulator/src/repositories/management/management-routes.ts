import * as z from 'zod'
import { HubError } from '../../http/hub-error.ts'
import type { Exchange } from '../../http/exchange.ts'
import { parseWith, readJson } from '../../http/read-body.ts'
import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import { requirePrincipal } from '../../identity/authenticate.ts'
import type { Account, Principal } from '../../identity/principal.ts'
import { repositoryNotFound, requirePermission } from '../access.ts'
import { assertStorage } from '../quota.ts'
import { repositoryTypes, spaceSdks, visibilities, webPath, type Repository, type RepositoryType } from '../repository.ts'
import type { RepositoryRouter } from '../repository-routes.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { syncMovedSpace } from '../space-oauth/space-application.ts'
import { assertPlanAllows, createRepository, type RepositoryOrder } from './create-repository.ts'
import { CreateRequest, repositoryName } from './create-schema.ts'
import { requireNamespace } from './namespace.ts'
import { readTemplate } from './space-templates.ts'

const Delete = z.object({ name: z.string(), organization: z.string().nullish(), type: z.enum(repositoryTypes).default('model') })
const Move = z.object({ fromRepo: z.string(), toRepo: z.string(), type: z.string().default('model') })
const Settings = z
  .object({ visibility: z.enum(visibilities), private: z.boolean(), gated: z.union([z.enum(['auto', 'manual']), z.literal(false)]), sdk: z.enum(spaceSdks) })
  .partial()
  .refine(({ visibility, private: isPrivate }) => visibility === undefined || isPrivate === undefined, '"visibility" and "private" exclude each other')

export function addManagementRoutes(router: Router, repositoryRouter: RepositoryRouter, services: RepositoryServices): void {
  const { repositories, database } = services

  router.on('POST', '/api/repos/create', async (exchange) => {
    const principal = requirePrincipal(exchange)
    const request = await readJson(exchange, CreateRequest)
    const namespace = requireNamespace(services, principal, request.organization ?? principal.user.name, request.type, 'create')
    const order: RepositoryOrder = { ...toOrder(request, namespace, principal), ...(request.template == null ? {} : { copyOf: readTemplate(services, request.template) }) }
    if (repositories.find(order.type, namespace.name, order.name) === undefined) {
      assertPlanAllows(services, order)
      if (order.sdk !== null) order.complete = services.spaces?.prepare(request, { namespace, principal, sdk: order.sdk })
    }
    const created = await createRepository(services, order)
    if (created === undefined) {
      const url = exchange.baseUrl + webPath({ type: order.type, fullName: `${namespace.name}/${order.name}` })
      throw new HubError(409, `You already created this ${order.type} repo`, { body: { url } })
    }
    if (created.type === 'space') await services.spaces?.settle(created)
    sendJson(exchange, 200, { url: exchange.baseUrl + webPath(created), name: created.fullName, id: created.id })
  })

  router.on('DELETE', '/api/repos/delete', async (exchange) => {
    const { user } = requirePrincipal(exchange)
    const { name, organization, type } = await readJson(exchange, Delete)
    const repository = requireNamed(exchange, type, name.includes('/') ? name : `${organization ?? user.name}/${name}`)
    requirePermission(exchange, 'manage', repository)
    repositories.remove(repository.id)
    sendJson(exchange, 200, {})
  })

  router.on('POST', '/api/repos/move', async (exchange) => {
    const principal = requirePrincipal(exchange)
    const { fromRepo, toRepo, type: kind } = await readJson(exchange, Move)
    const moveOther = services.otherMoves.get(kind)
    if (moveOther !== undefined) return moveOther(exchange, fromRepo, toRepo)
    const type = parseWith(z.enum(repositoryTypes), kind)
    const repository = requireNamed(exchange, type, fromRepo)
    requirePermission(exchange, 'manage', repository)
    const [namespaceName = '', name = ''] = toRepo.split('/')
    if (!repositoryName.safeParse(name).success) throw new HubError(400, `"${toRepo}" is not a valid repository id`)
    const namespace = requireNamespace(services, principal, namespaceName, type, 'move')
    database.transaction(() => {
      const taken = repositories.find(type, namespace.name, name)
      if (taken !== undefined && taken.id !== repository.id) throw new HubError(409, `${toRepo} exists already`)
      if (namespace.id !== repository.namespace.id) assertStorage(services, { ...repository, namespace }, repositories.usedBytes(repository.id))
      repositories.move(repository, namespace, name)
      syncMovedSpace(services, repositories.get(repository.id) ?? repository)
    })
    sendJson(exchange, 200, { url: exchange.baseUrl + webPath({ type, fullName: `${namespace.name}/${name}` }) })
  })

  repositoryRouter.api('PUT', '/settings', 'manage', async (exchange, repository) => {
    const settings = await readJson(exchange, Settings)
    if (repository.type === 'space' && settings.gated !== undefined) throw new HubError(400, 'Spaces cannot be gated')
    if (settings.visibility === 'protected' && repository.type !== 'space') throw new HubError(400, 'Only Spaces can be protected')
    const visibility = settings.visibility ?? (settings.private === undefined ? undefined : settings.private ? 'private' : 'public')
    if (visibility !== undefined && repository.visibility === 'public') assertStorage(services, { ...repository, visibility }, repositories.usedBytes(repository.id))
    const gated = settings.gated === undefined ? {} : { gated: settings.gated === false ? null : settings.gated }
    repositories.change(repository.id, { ...(visibility === undefined ? {} : { visibility }), ...gated, ...(settings.sdk === undefined ? {} : { sdk: settings.sdk }) })
    const changed = repositories.get(repository.id) ?? repository
    sendJson(exchange, 200, { visibility: changed.visibility, private: changed.visibility !== 'public', gated: changed.gated ?? false })
  })

  function requireNamed(exchange: Exchange, type: RepositoryType, fullName: string): Repository {
    const [namespace = '', name = ''] = fullName.split('/')
    const found = repositories.find(type, namespace, name)
    if (found === undefined) throw repositoryNotFound(exchange.principal)
    return found
  }
}

function toOrder(request: CreateRequest, namespace: Account, { user, token }: Principal): RepositoryOrder {
  const visibility = request.visibility ?? (request.private === true ? 'private' : 'public')
  if (visibility === 'protected' && request.type !== 'space') throw new HubError(400, 'Only Spaces can be protected')
  return {
    type: request.type,
    namespace,
    name: request.name,
    creator: user,
    createdByClient: token.grant.kind === 'oauth' ? token.grant.clientId : null,
    visibility,
    sdk: request.type === 'space' ? (request.sdk ?? null) : null,
    sdkVersion: request.sdkVersion ?? undefined,
    hardware: request.hardware ?? null,
    license: request.license ?? undefined,
    shortDescription: request.short_description ?? undefined,
    files: request.files.map(({ path, content }) => ({ path, content: Buffer.from(content, 'base64') })),
  }
}
