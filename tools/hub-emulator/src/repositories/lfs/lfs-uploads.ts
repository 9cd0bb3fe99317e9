import { HubError } from '../../http/hub-error.ts'
import { randomId } from '../../identity/random.ts'
import type { Database } from '../../storage/database.ts'
import type { ObjectStore } from '../../storage/object-store.ts'
import { addLfsObject, findLfsObject, type LfsObject } from './lfs-object.ts'

/** What a client promises to send. */
export interface LfsPromise {
  sha256: string
  size: number
}

/** What a repository holds of large files, and uploads that are under way. */
export interface LfsUploads {
  has(repositoryId: string, sha256: string): boolean
  find(repositoryId: string, sha256: string): LfsObject | undefined
  /** Stores a whole object; refuses bytes that are not those of the promised hash. */
  put(repositoryId: string, expected: LfsPromise, content: AsyncIterable<Buffer>): Promise<void>
  begin(repositoryId: string, expected: LfsPromise): string
  putPart(uploadId: string, number: number, content: AsyncIterable<Buffer>): Promise<{ etag: string }>
  complete(uploadId: string, parts: readonly { partNumber: number; etag: string }[]): Promise<void>
  /** Forgets uploads that nobody has finished within a day. */
  dropStale(): void
}

const staleMs = 86_400_000

export function createLfsUploads(database: Database, objects: ObjectStore, now: () => number): LfsUploads {
  const uploads: LfsUploads = {
    has: (repositoryId, sha256) => uploads.find(repositoryId, sha256) !== undefined,
    find: (repositoryId, sha256) => findLfsObject(database, repositoryId, sha256),
    put: async (repositoryId, expected, content) => {
      const stored = await objects.put(limit(content, expected.size))
      if (stored.sha256 !== expected.sha256 || stored.size !== expected.size) {
        throw new HubError(400, `The content has ${stored.size} bytes with SHA-256 ${stored.sha256}, not ${expected.size} with ${expected.sha256}`)
      }
      if (database.get('SELECT id FROM repository WHERE id = ?', repositoryId) === undefined) throw new HubError(404, 'Repository not found', { code: 'RepoNotFound' })
      addLfsObject(database, repositoryId, { ...stored, xetHash: null })
    },
    begin: (repositoryId, { sha256, size }) => {
      const id = randomId()
      database.run('INSERT INTO lfs_upload (id, repository_id, sha256, size, created_at) VALUES (?, ?, ?, ?, ?)', id, repositoryId, sha256, size, now())
      return id
    },
    putPart: async (uploadId, number, content) => {
      const upload = database.get<LfsPromise>('SELECT sha256, size FROM lfs_upload WHERE id = ?', uploadId)
      if (upload === undefined) throw new HubError(404, 'NoSuchUpload')
      const { sha256 } = await objects.put(limit(content, upload.size))
      database.run(
        'INSERT INTO lfs_part (upload_id, number, sha256) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET sha256 = excluded.sha256', uploadId, number, sha256,
      )
      return { etag: `"${sha256}"` }
    },
    complete: async (uploadId, parts) => {
      const upload = database.get<LfsPromise & { repositoryId: string }>('SELECT repository_id AS repositoryId, sha256, size FROM lfs_upload WHERE id = ?', uploadId)
      if (upload === undefined) throw new HubError(404, 'NoSuchUpload')
      const stored = new Map(database.all<{ number: number; sha256: string }>('SELECT number, sha256 FROM lfs_part WHERE upload_id = ?', uploadId).map((part) => [part.number, part.sha256]))
      const hashes = [...parts].sort((one, other) => one.partNumber - other.partNumber).map(({ partNumber, etag }) => {
        const sha256 = stored.get(partNumber)
        if (sha256 === undefined || etag.replaceAll('"', '') !== sha256) throw new HubError(400, `InvalidPart: part ${partNumber} is not there or has another ETag`)
        return sha256
      })
      await uploads.put(upload.repositoryId, upload, join(objects, hashes))
      database.run('DELETE FROM lfs_upload WHERE id = ?', uploadId)
    },
    dropStale: () => void database.run('DELETE FROM lfs_upload WHERE created_at < ?', now() - staleMs),
  }
  return uploads
}

/** Stops a sender who has more than was promised. */
async function* limit(content: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let size = 0
  for await (const part of content) {
    size += part.length
    if (size > maxBytes) throw new HubError(400, `The content has more than the promised ${maxBytes} bytes`)
    yield part
  }
}

async function* join(objects: ObjectStore, hashes: readonly string[]): AsyncGenerator<Buffer> {
  for (const sha256 of hashes) yield* objects.open(sha256) as AsyncIterable<Buffer>
}
