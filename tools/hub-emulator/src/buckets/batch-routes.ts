import * as z from 'zod'
import type { Exchange } from '../http/exchange.ts'
import { HubError } from '../http/hub-error.ts'
import { readLines } from '../http/read-body.ts'
import { sendJson } from '../http/send.ts'
import { repositoryTypes } from '../repositories/repository.ts'
import { hashPattern } from '../xet/hash.ts'
import { holdersOf } from '../xet/xet-scopes.ts'
import { bucketNotFound } from './bucket-access.ts'
import type { BucketRouter } from './bucket-routes.ts'
import type { BucketServices } from './bucket-services.ts'
import type { Bucket } from './bucket.ts'
import { readableSource } from './copy-source.ts'
import { keyProblem } from './key-rules.ts'
import { assertBucketStorage } from './quota.ts'

const path = z.string()
const xetHash = z.string().regex(hashPattern, 'must be 64 lower-case hex characters')
/** Milliseconds since 1970. */
const mtime = z.number().min(0).max(8.64e15).nullish()

const Operation = z.discriminatedUnion('type', [
  z.object({ type: z.literal('addFile'), path, xetHash, mtime, contentType: z.string().max(255).regex(/^[\x20-\x7e]*$/).nullish() }),
  z.object({ type: z.literal('copyFile'), path, xetHash, mtime, sourceRepoType: z.enum(['bucket', ...repositoryTypes]), sourceRepoId: z.string() }),
  z.object({ type: z.literal('deleteFile'), path }),
])
type Operation = z.output<typeof Operation>

/** Deleting what is not there is no failure, as with S3; what the Hub does is not known. */
const missingDeleteFails = false

/** Changes many keys at once. Each operation succeeds or fails by itself; those that succeed become visible together. */
export function addBatchRoutes(router: BucketRouter, services: BucketServices): void {
  const { database, store, entries, xet, repositories, now } = services

  router.api('POST', '/batch', 'write', async (exchange, { id }) => {
    const operations = await readOperations(exchange)
    const failed: { path: string; error: string }[] = []
    database.transaction(() => {
      // The body took its time: only what holds now counts.
      const bucket = store.get(id)
      if (bucket === undefined) throw bucketNotFound(exchange.principal)
      let moreBytes = 0
      for (const operation of operations) {
        const problem = keyProblem(operation.path)
        const result = problem ?? apply(exchange, bucket, operation)
        if (typeof result === 'string') failed.push({ path: operation.path, error: result })
        else moreBytes += result
      }
      if (moreBytes > 0) assertBucketStorage(repositories, bucket, 0)
      if (failed.length < operations.length) entries.countChange(bucket.id)
    })
    const succeeded = operations.length - failed.length
    const isAllFailed = operations.length > 0 && succeeded === 0
    sendJson(exchange, isAllFailed ? 422 : 200, { success: failed.length === 0, processed: operations.length, succeeded, failed })
  })

  /** By how many bytes the bucket has grown, or what is wrong. */
  function apply(exchange: Exchange, bucket: Bucket, operation: Operation): number | string {
    const before = entries.find(bucket.id, operation.path)
    if (operation.type === 'deleteFile') {
      const isRemoved = entries.remove(bucket.id, operation.path)
      return isRemoved || !missingDeleteFails ? -(before?.size ?? 0) : 'File does not exist'
    }
    const hash = operation.xetHash
    const size = xet.store.fileSize(hash)
    const isUsable = size !== undefined && (operation.type === 'addFile' ? mayUse(exchange, bucket, hash) : readableSource(services, exchange, operation)?.holds(hash) === true)
    if (!isUsable) return operation.type === 'addFile' ? `File with hash ${hash} was not uploaded` : `File with hash ${hash} does not exist in ${operation.sourceRepoId}`
    const contentType = operation.type === 'addFile' ? (operation.contentType ?? null) : null
    entries.set(bucket.id, { path: operation.path, xetHash: hash, size, mtime: Math.round(operation.mtime ?? now()), uploadedAt: now(), contentType })
    return size - (before?.size ?? 0)
  }

  /** What the caller, or somebody to this bucket, has uploaded, and what the bucket has already. */
  function mayUse({ principal }: Exchange, bucket: Bucket, hash: string): boolean {
    const holders = holdersOf({ scope: { kind: 'bucket', name: bucket.fullName }, user: principal?.user.name ?? null })
    return xet.uploads.has(holders, hash) || entries.holds(bucket.id, hash)
  }
}

async function readOperations(exchange: Exchange): Promise<Operation[]> {
  const operations: Operation[] = []
  for await (const operation of readLines(exchange, Operation)) {
    if (operation.type !== 'deleteFile' && operations.at(-1)?.type === 'deleteFile') throw new HubError(400, 'Files must be added and copied before files are deleted')
    operations.push(operation)
  }
  return operations
}
