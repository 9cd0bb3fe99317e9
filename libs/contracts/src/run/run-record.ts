import { z } from 'zod'
import { errorCodes } from '../errors/error-code.ts'
import { OutputType, PartMode } from '../part/output-type.ts'
import { PartState } from '../part/part-state.ts'
import { FallbackReason } from '../part/result.ts'

/** How far the answer is from what was asked: upstream's words. */
export const FallbackLevel = z.enum(['normal', 'underspecified', 'guardrailed', 'backend_unavailable'])
export type FallbackLevel = z.infer<typeof FallbackLevel>

/** One line of `logs/runs.jsonl`: upstream's keys, and ours beside them. Written once, at the end of a run, whatever the end. */
export const RunRecord = z.object({
  schemaVersion: z.literal(1),
  /** When the run ended. */
  timestamp: z.iso.datetime(),
  run_id: z.uuid(),
  prompt: z.string(),
  mode: PartMode,
  output_type: OutputType,
  /** The planner's family, `script` for a user's own, null where none was found. */
  geometry_family: z.string().nullable(),
  /** A remote backend answered; false where the local engine did the work in its place. */
  backend_ok: z.boolean(),
  suspicious_input: z.boolean(),
  fallback_level: FallbackLevel,
  success: z.boolean(),
  runtime_seconds: z.number().nonnegative(),
  /** Time in the executor; null where the run did not get there. */
  execution_seconds: z.number().nonnegative().nullable(),
  /** One line for people; null on success. */
  error: z.string().nullable(),
  error_code: z.enum(errorCodes).nullable(),
  state: PartState,
  writer: z.string().nullable(),
  executor: z.string().nullable(),
  fallback: FallbackReason.nullable(),
  partial: z.boolean(),
  /** SHA-256 of the canonical text that ran. */
  script_sha256: z.string().nullable(),
  /** File names in the run's folder. */
  artifacts: z.array(z.string()),
  /** When each state was reached. */
  transitions: z.array(z.object({ state: PartState, at: z.iso.datetime() })),
})
export type RunRecord = z.infer<typeof RunRecord>
