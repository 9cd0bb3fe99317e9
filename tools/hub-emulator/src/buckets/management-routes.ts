import * as z from 'zod'
import { HubError } from '../http/hub-error.ts'
import { param } from '../http/exchange.ts'
import { readJson } from '../http/read-body.ts'
import type { Router } from '../http/router.ts'
import { sendJson } from '../http/send.ts'
import { linkToNextPage, readPage } from '../http/paging.ts'
import { requirePrincipal } from '../identity/authenticate.ts'
import { mayAccess } from '../identity/permissions.ts'
import type { Account, Principal } from '../identity/principal.ts'
import { repositoryName } from '../repositories/management/create-schema.ts'
import { bucketNotFound, mayOnBucket, requireOnBucket } from './bucket-access.ts'
import { namespaceOf, type BucketRouter } from './bucket-routes.ts'
import type { BucketServices } from './bucket-services.ts'
import { bucketWebPath, type Bucket } from './bucket.ts'
import { describeBucket } from './describe-bucket.ts'
import { assertBucketStorage } from './quota.ts'

const noBoth = { error: '"visibility" and "private" exclude each other' }
const Visibility = z.object({ visibility: z.enum(['public', 'private']).nullish(), private: z.boolean().nullish() })
const hasOne = ({ visibility, private: flag }: z.output<typeof Visibility>): boolean => visibility == null || flag == null
const Create = Visibility.extend({ cdn: z.array(z.unknown()).nullish() }).refine(hasOne, noBoth)
const Settings = Visibility.extend({ cdnRegions: z.array(z.unknown()).optional() }).refine(hasOne, noBoth)

export function addManagementRoutes(router: Router, bucketRouter: BucketRouter, services: BucketServices): void {
  const { accounts, store, entries, repositories, database } = services

  router.on('POST', '/api/buckets/:namespace/:name', async (exchange) => {
    const principal = requirePrincipal(exchange)
    const request = await readJson(exchange, Create)
    const namespace = requireNamespace(principal, namespaceOf(exchange), 'create')
    const name = requireName(param(exchange, 'name'))
    const createdByClient = principal.token.grant.kind === 'oauth' ? principal.token.grant.clientId : null
    const created = store.add({ namespace, name, creatorId: principal.user.id, createdByClient, isPrivate: isPrivate(request) ?? false })
    const bucket = created ?? requireExisting(`${namespace.name}/${name}`)
    const url = exchange.baseUrl + bucketWebPath(bucket)
    if (created === undefined) throw new HubError(409, 'You already created this bucket', { body: { url, id: bucket.id } })
    if (request.cdn != null) store.change(bucket.id, { cdnRegions: request.cdn })
    sendJson(exchange, 200, { url, name: bucket.fullName, id: bucket.id })
  })

  router.on('GET', '/api/buckets/:namespace', (exchange) => {
    const account = accounts.find(namespaceOf(exchange))
    if (account === undefined) throw new HubError(404, 'This user or organization does not exist')
    const search = exchange.query.get('search')?.toLowerCase() ?? ''
    const visible = store.list(account.id).filter((bucket) => mayOnBucket(exchange.principal, 'read', bucket) && bucket.fullName.toLowerCase().includes(search))
    const page = readPage(exchange, { standard: 100, maximum: 1000 })
    const shown = visible.slice(page.offset, page.offset + page.limit).map((bucket) => describeBucket(entries, bucket))
    sendJson(exchange, 200, shown, linkToNextPage(exchange, page, visible.length))
  })

  bucketRouter.api('GET', '', 'read', (exchange, bucket) => sendJson(exchange, 200, describeBucket(entries, bucket)))

  bucketRouter.api('DELETE', '', 'manage', (exchange, bucket) => {
    store.remove(bucket.id)
    sendJson(exchange, 200, {})
  })

  bucketRouter.api('PUT', '/settings', 'manage', async (exchange, bucket) => {
    const settings = await readJson(exchange, Settings)
    const wantsPrivate = isPrivate(settings)
    if (wantsPrivate === true && !bucket.isPrivate) assertBucketStorage(repositories, { ...bucket, isPrivate: true }, entries.totals(bucket.id).size)
    store.change(bucket.id, {
      ...(wantsPrivate === undefined ? {} : { isPrivate: wantsPrivate }),
      ...(settings.cdnRegions === undefined ? {} : { cdnRegions: settings.cdnRegions }),
    })
    const changed = store.get(bucket.id) ?? bucket
    sendJson(exchange, 200, { private: changed.isPrivate, visibility: changed.isPrivate ? 'private' : 'public', cdnRegions: changed.cdnRegions })
  })

  repositories.otherMoves.set('bucket', (exchange, fromId, toId) => {
    const principal = requirePrincipal(exchange)
    const bucket = store.find(fromId)
    if (bucket === undefined) throw bucketNotFound(principal)
    requireOnBucket(exchange, 'manage', bucket)
    const [namespaceName = '', toName = ''] = toId.split('/')
    const name = requireName(toName)
    const namespace = requireNamespace(principal, namespaceName, 'move')
    const target = `${namespace.name}/${name}`
    database.transaction(() => {
      const taken = store.find(target)
      if (taken !== undefined && taken.id !== bucket.id) throw new HubError(409, `${target} exists already`)
      if (namespace.id !== bucket.namespace.id) assertBucketStorage(repositories, { ...bucket, namespace }, entries.totals(bucket.id).size)
      store.move(bucket, namespace, name)
    })
    sendJson(exchange, 200, { url: exchange.baseUrl + bucketWebPath({ fullName: target }) })
  })

  function requireNamespace(principal: Principal, name: string, verb: string): Account {
    const namespace = accounts.find(name)
    if (namespace !== undefined && mayAccess(principal, 'contribute', { namespace })) return namespace
    throw new HubError(403, `You don't have the rights to ${verb} a bucket under the namespace "${name}".`)
  }

  function requireExisting(fullName: string): Bucket {
    const found = store.find(fullName)
    if (found === undefined) throw new Error(`bucket ${fullName} exists and does not`)
    return found
  }
}

function requireName(name: string): string {
  const parsed = repositoryName.safeParse(name)
  if (parsed.success) return parsed.data
  throw new HubError(400, `"${name}" is not a valid bucket name: it ${parsed.error.issues[0]?.message ?? 'is malformed'}`)
}

function isPrivate({ visibility, private: flag }: z.output<typeof Visibility>): boolean | undefined {
  return flag ?? (visibility == null ? undefined : visibility === 'private')
}
