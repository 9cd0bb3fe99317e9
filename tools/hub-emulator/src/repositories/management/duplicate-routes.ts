import * as z from 'zod'
import { HubError } from '../../http/hub-error.ts'
import { readJson } from '../../http/read-body.ts'
import { sendJson } from '../../http/send.ts'
import { requirePrincipal } from '../../identity/authenticate.ts'
import { requireFileAccess } from '../access.ts'
import { mainRef, resolveRevision } from '../git/revision.ts'
import { assertStorage } from '../quota.ts'
import { visibilities, webPath } from '../repository.ts'
import type { RepositoryRouter } from '../repository-routes.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { assertPlanAllows, createRepository, type RepositoryOrder } from './create-repository.ts'
import { repositoryName, SpaceSettings } from './create-schema.ts'
import { requireNamespace } from './namespace.ts'

const Duplicate = z.object({ repository: z.string(), visibility: z.enum(visibilities).nullish(), private: z.boolean().nullish(), ...SpaceSettings.shape })

/** A repository with the files of another one, in a single commit. */
export function addDuplicateRoute(router: RepositoryRouter, services: RepositoryServices): void {
  const { git, repositories, requests } = services
  router.api('POST', '/duplicate', 'read', async (exchange, source) => {
    const principal = requirePrincipal(exchange)
    requireFileAccess(exchange, source, requests)
    const request = await readJson(exchange, Duplicate)
    const [namespaceName = '', name = ''] = request.repository.split('/')
    if (!repositoryName.safeParse(name).success) throw new HubError(400, `"${request.repository}" is not a valid repository id`)
    const { type, sdk } = source
    const namespace = requireNamespace(services, principal, namespaceName, type, 'create')
    const order: RepositoryOrder = {
      type, namespace, name, sdk,
      creator: principal.user,
      createdByClient: principal.token.grant.kind === 'oauth' ? principal.token.grant.clientId : null,
      visibility: request.visibility ?? (request.private === true ? 'private' : request.private === false ? 'public' : source.visibility),
      hardware: request.hardware ?? null,
      files: [],
      copyOf: { repository: source, commit: resolveRevision(git, source, mainRef) },
    }
    if (repositories.find(type, namespace.name, name) === undefined) {
      assertPlanAllows(services, order)
      if (sdk !== null) order.complete = services.spaces?.prepare(request, { namespace, principal, sdk, copyOf: source })
    }
    assertStorage(services, { ...source, ...order }, repositories.usedBytes(source.id))
    const created = await createRepository(services, order)
    const url = exchange.baseUrl + webPath({ type, fullName: `${namespace.name}/${name}` })
    if (created === undefined) throw new HubError(409, `You already created this ${type} repo`, { body: { url } })
    if (created.type === 'space') await services.spaces?.settle(created)
    sendJson(exchange, 200, { url, filesCopyPending: false })
  })
}
