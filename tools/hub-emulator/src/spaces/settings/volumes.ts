import * as z from 'zod'

/** Something of the Hub that the app sees as a folder. */
export const Volume = z.object({
  type: z.enum(['bucket', 'model', 'dataset', 'space']),
  source: z.string().regex(/^[^/]+\/[^/]+$/, 'must be "namespace/name"'),
  mountPath: z.string().regex(/^\/(?!$)/, 'must be an absolute path'),
  revision: z.string().optional(),
  readOnly: z.boolean().optional(),
  path: z.string().optional(),
})
export type Volume = z.output<typeof Volume>

export const Volumes = z.array(Volume).refine(
  (volumes) => new Set(volumes.map(({ mountPath }) => mountPath.replace(/\/+$/, ''))).size === volumes.length,
  'Two volumes have the same "mountPath"',
)
