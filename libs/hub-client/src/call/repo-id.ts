import { NaturalCadError } from '@naturalcad/contracts/errors'

const repoTypes = ['model', 'dataset', 'space', 'bucket', 'kernel'] as const
export type RepoType = (typeof repoTypes)[number]

export interface RepoId {
  type: RepoType
  /** `namespace/name` */
  name: string
}

/** As in `@huggingface/hub`: `ns/name` is a model, others are `spaces/ns/name`, `datasets/ns/name`, `buckets/ns/name`, or an object. */
export type RepoDesignation = string | RepoId

const namePart = /^(?!\.{1,2}$)[\w.-]+$/

/** Throws `INVALID_REQUEST` for what names no repository, or one of another type than `expected`. */
export function toRepoId(repo: RepoDesignation, expected?: RepoType): RepoId {
  const { type, name } = typeof repo === 'string' ? parseDesignation(repo) : repo
  const parts = name.split('/')
  if (!repoTypes.includes(type) || parts.length > 2 || !parts.every((part) => namePart.test(part))) {
    throw invalid(repo, 'names no repository', 'write "namespace/name" for a model, else "spaces/namespace/name", "datasets/…" or "buckets/…"')
  }
  if (expected !== undefined && type !== expected)
    throw invalid(repo, `is a ${type}, and a ${expected} is needed`, `write "${expected}s/namespace/name"`)
  return { type, name }
}

/** `api/spaces/ns/name`, with what follows it. */
export function toApiPath(repo: RepoDesignation, suffix = '', expected?: RepoType): string {
  const { type, name } = toRepoId(repo, expected)
  return `api/${type}s/${name}${suffix}`
}

/** Path of a file's content on the Hub, each segment encoded. */
export function toFilePath(repo: RepoDesignation, how: 'resolve' | 'raw', revision: string, path: string): string {
  const { type, name } = toRepoId(repo)
  const folder = type === 'model' ? name : `${type}s/${name}`
  return `${folder}/${how}/${encodeURIComponent(revision)}/${path.split('/').map(encodeURIComponent).join('/')}`
}

/** The two halves of `namespace/name`. Throws `INVALID_REQUEST` where the namespace is missing. */
export function splitName(repo: RepoDesignation): { namespace: string; name: string } {
  const [namespace, name] = toRepoId(repo).name.split('/')
  if (namespace === undefined || name === undefined) throw invalid(repo, 'has no namespace', 'write it with its namespace')
  return { namespace, name }
}

function parseDesignation(text: string): RepoId {
  const [, kind, name] = /^(model|dataset|space|bucket|kernel)s\/([^/]+\/.+)$/.exec(text) ?? []
  return kind === undefined || name === undefined ? { type: 'model', name: text } : { type: kind as RepoType, name }
}

function invalid(repo: RepoDesignation, what: string, remedy: string): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', `${JSON.stringify(repo)} ${what}`, { remedy })
}
