import { z } from 'zod'
import { ArtifactKind } from './output-type.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const ManifestEntry = z.object({
  /** File name in the run's folder. */
  name: z.string(),
  kind: ArtifactKind,
  mediaType: z.string(),
  bytes: z.number().int().nonnegative(),
  sha256,
})
export type ManifestEntry = z.infer<typeof ManifestEntry>

/** The files of a run: what they are called, how large they are, what they hash to, how long they are kept. */
export const Manifest = z.object({
  schemaVersion: z.literal(1),
  /** Says whose folder this is before anything in it is replaced. */
  generator: z.literal('naturalcad'),
  runId: z.uuid(),
  created: z.iso.datetime(),
  /** When retention may remove them; absent for an output folder, which is the user's. */
  expires: z.iso.datetime().optional(),
  /** SHA-256 of the canonical text that ran. */
  scriptSha256: sha256,
  files: z.array(ManifestEntry),
})
export type Manifest = z.infer<typeof Manifest>
