import { z } from 'zod'
import { Assumption } from './assumption.ts'
import { Manifest } from './manifest.ts'
import { ArtifactKind } from './output-type.ts'
import { ValidationReport } from './validation-report.ts'

/** Why a local maker answered in the server's place. */
export const FallbackReason = z.enum(['backend_unset', 'backend_unavailable', 'backend_timeout', 'backend_error', 'backend_busy'])
export type FallbackReason = z.infer<typeof FallbackReason>

/** The answer to a request: upstream's keys, and ours beside them. */
export const PartResult = z.object({
  /** The run's id. */
  job_id: z.uuid(),
  success: z.literal(true),
  /** Who wrote the script: a model's id, `planner@<version>`, or `user`. */
  model: z.string(),
  /** Where each file can be fetched; a kind is absent where no address leads to it. `scene` is upstream's. */
  urls: z.partialRecord(z.enum([...ArtifactKind.options, 'scene']), z.string()),
  prompt: z.string(),
  /** The readable script; empty where the server is told to keep it. */
  generated_code: z.string(),
  report: ValidationReport,
  assumptions: z.array(Assumption),
  /** Words of the prompt were left over: see `leftover`. */
  partial: z.boolean(),
  leftover: z.array(z.string()),
  /** The run is in the log. When it is not, `record_error` says why. */
  recorded: z.boolean(),
  record_error: z.string().optional(),
  fallback: FallbackReason.optional(),
  manifest: Manifest,
})
export type PartResult = z.infer<typeof PartResult>
