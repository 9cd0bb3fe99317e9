import * as z from 'zod'
import { repositoryTypes } from '../repositories/repository.ts'

/** Where a mount would hide the system that the job runs on, or be hidden by it. */
const systemFolders = /^\/(?:$|(?:bin|boot|dev|etc|lib|lib32|lib64|proc|run|sbin|sys|usr|var)(?:\/|$)|(?:tmp|home|home\/user|opt|opt\/(?:image|pip|guard|wheels|node|environments)(?:\/.*)?)$)/

const isPlainPath = (path: string): boolean => path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..') && !path.includes('\0')

export const Volume = z
  .object({
    type: z.enum(['bucket', ...repositoryTypes]),
    source: z.string().regex(/^[^/\s]+\/[^/\s]+$/, 'must be "namespace/name"'),
    mountPath: z
      .string()
      .startsWith('/', 'must be an absolute path')
      .transform((path) => (path.length > 1 ? path.replace(/\/$/, '') : path))
      .refine((path) => !systemFolders.test(path), 'must not be a folder of the system')
      .refine((path) => isPlainPath(path.slice(1)), 'must be a plain path'),
    revision: z.string().min(1).nullish(),
    readOnly: z.boolean().nullish(),
    path: z.string().transform((path) => path.replace(/^\/|\/$/g, '')).refine((path) => path === '' || isPlainPath(path), 'must be a plain path').nullish(),
  })
  .refine(({ type, revision }) => type !== 'bucket' || revision == null, 'A bucket has no revisions')
  .transform(({ type, source, mountPath, revision, readOnly, path }) => ({
    type, source, mountPath,
    ...(revision == null ? {} : { revision }),
    // Repositories are read-only, whatever is asked for.
    ...(type === 'bucket' ? (readOnly == null ? {} : { readOnly }) : { readOnly: true }),
    ...(path == null || path === '' ? {} : { path }),
  }))
/** A bucket or a repository, seen in the job as a folder. */
export type Volume = z.output<typeof Volume>

export const Volumes = z.array(Volume).superRefine(volumesExcludeEachOther)

function volumesExcludeEachOther(volumes: readonly Volume[], context: z.core.$RefinementCtx): void {
  for (const [index, { mountPath }] of volumes.entries()) {
    const other = volumes.find((volume, position) => position < index && (`${volume.mountPath}/`.startsWith(`${mountPath}/`) || `${mountPath}/`.startsWith(`${volume.mountPath}/`)))
    if (other !== undefined) context.addIssue({ code: 'custom', path: [index, 'mountPath'], message: `lies in the same place as ${other.mountPath}` })
  }
}
