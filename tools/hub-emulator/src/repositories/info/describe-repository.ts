import { createHash } from 'node:crypto'
import type { Commit } from '../git/git-store.ts'
import type { Repository } from '../repository.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { tagsOf } from './tags.ts'
import { typeFields, type Field, type FieldRequest } from './type-fields.ts'

export interface InfoRequest extends FieldRequest {
  /** Sizes and hashes beside the names of files. */
  withBlobs: boolean
}

/** Shown where nothing is asked for by name; lists leave out what costs a walk through the files. */
const standardFields = {
  model: ['author', 'cardData', 'config', 'createdAt', 'disabled', 'downloads', 'gated', 'lastModified', 'library_name', 'likes', 'model-index', 'pipeline_tag', 'private', 'safetensors', 'sha', 'siblings', 'spaces', 'tags', 'transformersInfo', 'usedStorage', 'widgetData'],
  dataset: ['author', 'cardData', 'createdAt', 'description', 'disabled', 'downloads', 'gated', 'lastModified', 'likes', 'private', 'sha', 'siblings', 'tags', 'usedStorage'],
  kernel: ['author', 'createdAt', 'disabled', 'downloads', 'gated', 'lastModified', 'likes', 'private', 'sha', 'siblings', 'tags', 'usedStorage'],
  space: ['author', 'cardData', 'createdAt', 'datasets', 'disabled', 'host', 'lastModified', 'likes', 'models', 'private', 'runtime', 'sdk', 'sha', 'siblings', 'subdomain', 'tags', 'usedStorage'],
}
export const listFields = {
  model: ['createdAt', 'downloads', 'gated', 'library_name', 'likes', 'modelId', 'pipeline_tag', 'private', 'tags'],
  dataset: ['author', 'createdAt', 'disabled', 'downloads', 'gated', 'lastModified', 'likes', 'private', 'sha', 'tags'],
  kernel: ['author', 'createdAt', 'downloads', 'gated', 'lastModified', 'likes', 'private', 'sha', 'tags'],
  space: ['createdAt', 'likes', 'private', 'sdk', 'tags'],
}

/** With `expand` the named fields alone, else the standard ones; `_id` and `id` always. Unknown names are left out. */
export function describeRepository(services: RepositoryServices, request: InfoRequest, expand: readonly string[] | undefined): Record<string, unknown> {
  const { repository } = request
  const fields = fieldsOf(services, request)
  const described: Record<string, unknown> = { _id: repository.id, id: repository.fullName }
  for (const name of expand ?? standardFields[repository.type]) {
    const value = fields[name]?.()
    if (value !== undefined) described[name] = value
  }
  if (repository.type === 'model' && expand === undefined) described['modelId'] = repository.fullName
  return described
}

function fieldsOf(services: RepositoryServices, request: InfoRequest): Record<string, Field> {
  const { repository, commit, facts, withBlobs } = request
  return {
    author: () => repository.namespace.name,
    cardData: () => facts.cardData,
    createdAt: () => new Date(repository.createdAt).toISOString(),
    disabled: () => false,
    gitalyUid: () => createHash('sha256').update(repository.id).digest('hex'),
    lastModified: () => new Date(repository.updatedAt).toISOString(),
    likes: () => services.likes.count(repository.id),
    private: () => repository.visibility !== 'public',
    sha: () => commit?.oid,
    siblings: () => (commit === undefined ? [] : describeSiblings(services, repository, commit, withBlobs)),
    tags: () => tagsOf(repository, facts),
    trendingScore: () => 0,
    usedStorage: () => services.repositories.usedBytes(repository.id),
    visibility: () => repository.visibility,
    ...typeFields[repository.type](services, request),
  }
}

function describeSiblings({ git }: RepositoryServices, { id }: Repository, { tree }: Commit, withBlobs: boolean): Record<string, unknown>[] {
  const siblings: Record<string, unknown>[] = []
  for (const { kind, path, oid } of git.walk(id, tree)) {
    if (kind === 'tree') continue
    if (!withBlobs) {
      siblings.push({ rfilename: path })
      continue
    }
    const { size, sha256, lfsSize } = git.blob(id, oid)
    const lfs = lfsSize === null ? {} : { lfs: { sha256, size: lfsSize, pointerSize: size } }
    siblings.push({ rfilename: path, blobId: oid, size: lfsSize ?? size, ...lfs })
  }
  return siblings
}
