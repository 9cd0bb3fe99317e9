import { HubError } from '../http/hub-error.ts'
import type { Exchange } from '../http/exchange.ts'
import type { BucketEntry } from './bucket.ts'
import type { EntryStore } from './entry-store.ts'

export interface TreePage {
  isRecursive: boolean
  limit: number
  /** Where to go on; a key that has been deleted since will do. */
  from: string
}

const standardLimit = 1000
const maxLimit = 5000
/** On one level the rest of a batch is thrown away at each folder. */
const levelBatch = 100

export function readTreePage({ query }: Exchange): TreePage {
  const limit = Number(query.get('limit') ?? standardLimit)
  if (!Number.isInteger(limit) || limit < 1) throw new HubError(400, '"limit" must be a positive integer')
  const cursor = query.get('cursor')
  return { isRecursive: query.get('recursive') !== 'false', limit: Math.min(limit, maxLimit), from: cursor === null ? '' : Buffer.from(cursor, 'base64url').toString('utf8') }
}

/**
 * Keys that begin with the prefix as text, not by segment. On one level, keys that are at most one segment longer than the prefix
 * are shown as they are, and deeper ones as one folder. The cursor names the place after the last item, so changes move nothing.
 */
export function listTree(entries: EntryStore, bucketId: string, prefix: string, { isRecursive, limit, from }: TreePage): { items: Record<string, unknown>[]; next: string | undefined } {
  const depth = prefix.split('/').filter((segment) => segment !== '').length + 1
  const items: Record<string, unknown>[] = []
  let position = from
  for (;;) {
    const wanted = limit - items.length + 1
    const batch = entries.list(bucketId, prefix, { from: position, limit: isRecursive ? wanted : Math.min(wanted, levelBatch) })
    if (batch.length === 0) return { items, next: undefined }
    for (const entry of batch) {
      if (items.length === limit) return { items, next: Buffer.from(entry.path).toString('base64url') }
      const folder = isRecursive ? undefined : folderAt(entry.path, depth)
      if (folder === undefined) {
        items.push(describeFile(entry))
        position = `${entry.path}\0`
        continue
      }
      items.push({ type: 'directory', path: folder, uploadedAt: toIso(entries.lastUpload(bucketId, `${folder}/`)) })
      position = `${folder}${afterSlash}`
      break
    }
  }
}

/** Comes after every key below a folder. */
const afterSlash = String.fromCharCode('/'.charCodeAt(0) + 1)

function folderAt(path: string, depth: number): string | undefined {
  const segments = path.split('/')
  return segments.length > depth ? segments.slice(0, depth).join('/') : undefined
}

export function describeFile({ path, size, xetHash, mtime, uploadedAt, contentType }: BucketEntry): Record<string, unknown> {
  return { type: 'file', path, size, xetHash, mtime: toIso(mtime), uploadedAt: toIso(uploadedAt), ...(contentType === null ? {} : { contentType }) }
}

function toIso(time: number): string {
  return new Date(time).toISOString()
}
