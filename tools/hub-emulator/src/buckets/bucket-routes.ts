import { HubError } from '../http/hub-error.ts'
import { param, type Exchange } from '../http/exchange.ts'
import type { HttpMethod, Router } from '../http/router.ts'
import { requirePrincipal } from '../identity/authenticate.ts'
import type { RepositoryPermission } from '../identity/permissions.ts'
import { bucketNotFound, requireOnBucket } from './bucket-access.ts'
import type { Bucket } from './bucket.ts'
import type { BucketStore } from './bucket-store.ts'

type BucketHandler = (exchange: Exchange, bucket: Bucket) => Promise<void> | void

export interface BucketRouter {
  /** A route below `/api/buckets/{namespace}/{name}`. */
  api(methods: HttpMethod | HttpMethod[], path: string, permission: RepositoryPermission, handle: BucketHandler): void
  /** A route below the web address of a bucket. */
  web(methods: HttpMethod | HttpMethod[], path: string, permission: RepositoryPermission, handle: BucketHandler): void
}

export function createBucketRouter(router: Router, store: BucketStore): BucketRouter {
  const handler = (permission: RepositoryPermission, handle: BucketHandler) => (exchange: Exchange) => {
    const bucket = requireBucket(exchange, store)
    requireOnBucket(exchange, permission, bucket)
    return handle(exchange, bucket)
  }
  return {
    api: (methods, path, permission, handle) => router.on(methods, `/api/buckets/:namespace/:name${path}`, handler(permission, handle)),
    web: (methods, path, permission, handle) => router.on(methods, `/buckets/:namespace/:name${path}`, handler(permission, handle)),
  }
}

/** The namespace of the path, where `me` is whoever asks. */
export function namespaceOf(exchange: Exchange): string {
  const name = param(exchange, 'namespace')
  return name === 'me' ? requirePrincipal(exchange).user.name : name
}

/** A name that has moved answers with a redirect to the same place below the new name. */
function requireBucket(exchange: Exchange, store: BucketStore): Bucket {
  const fullName = `${namespaceOf(exchange)}/${param(exchange, 'name')}`
  const found = store.find(fullName)
  if (found !== undefined) return found
  const moved = store.findMoved(fullName)
  if (moved === undefined) throw bucketNotFound(exchange.principal)
  requireOnBucket(exchange, 'read', moved)
  const query = exchange.query.size === 0 ? '' : `?${exchange.query.toString()}`
  const old = `${param(exchange, 'namespace')}/${param(exchange, 'name')}`
  throw new HubError(307, `Moved to ${moved.fullName}`, { headers: { location: exchange.path.replace(old, moved.fullName) + query } })
}
