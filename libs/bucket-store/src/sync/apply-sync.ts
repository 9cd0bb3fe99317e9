import { createHash } from 'node:crypto'
import type { ObjectInfo, ObjectStore, StoreCallOptions } from '@naturalcad/contracts/store'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { hashObject } from '../integrity/hash-object.ts'
import { verifyObject } from '../integrity/verify-object.ts'
import { inParallel } from '../store/in-parallel.ts'
import type { SyncIndex } from './sync-index.ts'
import type { SyncEntry, SyncPlan } from './sync-plan.ts'

export interface ApplySyncOptions extends StoreCallOptions {
  from: ObjectStore
  to: ObjectStore
  plan: SyncPlan
  /** Every copy is read back and its SHA-256 compared. @default false */
  readBack?: boolean
  /** Learns what is the same from now on. */
  index?: SyncIndex
  onProgress?: (result: SyncResult) => void
}

export interface SyncResult {
  key: string
  /** `skipped`: it changed since the plan, or while it was read; nothing of it was written. `done`: an earlier run had applied it. */
  outcome: 'copied' | 'deleted' | 'skipped' | 'done'
  size: number
}

export interface SyncReport {
  copied: number
  deleted: number
  done: number
  bytes: number
  /** Keys; plan again for them. */
  skipped: string[]
}

/**
 * Applies a plan: copies first, and deletions only once each copy is done. The same plan may be applied again after an interruption: what
 * is there already is not sent again. Each object is whole or not at all; an error ends it with those before it applied.
 */
export async function applySync({ from, to, plan, readBack = false, index, onProgress, signal }: ApplySyncOptions): Promise<SyncReport> {
  const report: SyncReport = { copied: 0, deleted: 0, done: 0, bytes: 0, skipped: [] }
  const tell = (result: SyncResult) => {
    if (result.outcome === 'skipped') report.skipped.push(result.key)
    else report[result.outcome] += 1
    if (result.outcome === 'copied') report.bytes += result.size
    onProgress?.(result)
  }
  await inParallel(plan.entries.filter(({ action }) => action === 'copy'), 8, async (entry) => tell({ key: entry.key, size: entry.size, outcome: await copy(entry) }))
  // What was skipped may be about to move to another key.
  if (report.skipped.length > 0) return report
  await inParallel(plan.entries.filter(({ action }) => action === 'delete'), 8, async ({ key, etag, size }) => {
    signal?.throwIfAborted()
    const info = await to.head(key, { signal })
    if (info?.etag === etag) await to.delete(key, { signal })
    tell({ key, size, outcome: info === undefined ? 'done' : info.etag === etag ? 'deleted' : 'skipped' })
  })
  return report

  async function copy({ key, size, etag }: SyncEntry): Promise<'copied' | 'skipped' | 'done'> {
    signal?.throwIfAborted()
    const [source, there] = await Promise.all([from.head(key, { signal }), to.head(key, { signal })])
    if (source?.etag !== etag) return 'skipped'
    if (there?.size === size && (await isDone(key, etag, there.etag))) return 'done'
    const hash = createHash('sha256')
    let isChanged = false
    let written: ObjectInfo
    try {
      written = await to.put(key, ReadableStream.from(readUnchanged()), { signal, ...(source.contentType === undefined ? {} : { contentType: source.contentType }) })
    } catch (error) {
      if (isChanged) return 'skipped'
      throw error
    }
    if (written.size !== size) throw new NaturalCadError('STORAGE_CORRUPT', `${key} has ${written.size} bytes in the target, and ${size} in the source`, { remedy: 'sync again' })
    if (readBack) await verifyObject(to, { key, sha256: hash.digest('hex'), size }, { signal })
    index?.add(key, etag, written.etag)
    return 'copied'

    /** Breaks at its end where the source is another by then, so the target keeps nothing of a mixture. */
    async function* readUnchanged(): AsyncGenerator<Uint8Array> {
      let bytes = 0
      try {
        const { info, body } = await from.get(key, { signal })
        isChanged = info.etag !== etag
        if (!isChanged) {
          for await (const chunk of body) {
            bytes += chunk.length
            if (readBack) hash.update(chunk)
            yield chunk
          }
          isChanged = bytes !== size || (await from.head(key, { signal }))?.etag !== etag
        } else await body.cancel()
      } catch (error) {
        isChanged = NaturalCadError.is(error) && (error.code === 'NOT_FOUND' || error.code === 'CONFLICT')
        throw error
      }
      if (isChanged) throw new NaturalCadError('CONFLICT', `${key} changed while it was read`, { remedy: 'plan again' })
    }
  }

  /** An earlier run may have applied this plan up to here. */
  async function isDone(key: string, fromEtag: string, toEtag: string): Promise<boolean> {
    if (index?.has(key, fromEtag, toEtag) === true) return true
    const [left, right] = await Promise.all([hashObject(from, key, { signal }), hashObject(to, key, { signal })])
    return left.sha256 === right.sha256 && left.info.etag === fromEtag
  }
}
