import { z } from 'zod'
import { given } from './given.ts'
import { toRepoId, type RepoDesignation } from './repo-id.ts'

/** A repository or bucket that a job or Space sees as a folder. */
export interface VolumeInput {
  /** `buckets/ns/name`, `ns/name` (a model), `datasets/ns/name`, … */
  source: RepoDesignation
  /** Where it appears, such as `/output`. */
  mountPath: string
  /** Of a repository. @default 'main' */
  revision?: string
  /** Repositories always are. @default false */
  readOnly?: boolean
  /** A folder inside the source, in place of the whole. */
  path?: string
}

/** A volume as the Hub tells of it. */
export const Volume = z.looseObject({
  type: z.string(),
  source: z.string(),
  mountPath: z.string(),
  revision: z.string().nullish(),
  readOnly: z.boolean().nullish(),
  path: z.string().nullish(),
})
export type Volume = z.output<typeof Volume>

/** Throws `INVALID_REQUEST` where the source names no repository. */
export function toWireVolume({ source, mountPath, revision, readOnly, path }: VolumeInput): Record<string, unknown> {
  const { type, name } = toRepoId(source)
  return { type, source: name, mountPath, ...given({ revision, readOnly, path }) }
}
