import { z } from 'zod'
import { Verdict } from './verdict.ts'

/** What a call of a Space gives back, by kind. `file` is a file whose form is not known. */
export const OutputKind = z.enum(['text', 'labels', 'numbers', 'json', 'image', 'audio', 'video', 'model3d', 'table', 'file'])
export type OutputKind = z.infer<typeof OutputKind>

const apiValue = z.object({ name: z.string().nullable(), component: z.string(), kind: OutputKind })

export const ApiParameter = apiValue.extend({ hasDefault: z.boolean(), default: z.unknown().optional() })
export type ApiParameter = z.infer<typeof ApiParameter>

export const ApiEndpoint = z.object({
  /** With its leading slash. */
  name: z.string(),
  parameters: z.array(ApiParameter),
  returns: z.array(apiValue),
  visibility: z.enum(['public', 'undocumented', 'private']),
})
export type ApiEndpoint = z.infer<typeof ApiEndpoint>

/** `tests/api_schema.json`: what the Space says that it can be asked. */
export const ApiSchema = z.object({
  schemaVersion: z.literal(1),
  runId: z.string(),
  /** The path that it was read from. */
  source: z.string(),
  fetchedAt: z.iso.datetime(),
  endpoints: z.array(ApiEndpoint),
})
export type ApiSchema = z.infer<typeof ApiSchema>

export const HealthResult = z.object({
  url: z.string(),
  /** Null where no answer came. */
  httpStatus: z.number().int().nullable(),
  contentType: z.string().nullable(),
  /** JSON with the agreed fields that says it is well. */
  bodyOk: z.boolean(),
  latencyMs: z.number().nonnegative().nullable(),
  attempts: z.number().int().nonnegative(),
})
export type HealthResult = z.infer<typeof HealthResult>

export const LiveOutput = z.object({
  kind: OutputKind,
  /** As the Space says. */
  mime: z.string().nullable(),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().nullable(),
  /** What the first bytes say, such as `image/png`; null for plain values and forms that are not known. */
  sniffed: z.string().nullable(),
  artifactPath: z.string().nullable(),
})
export type LiveOutput = z.infer<typeof LiveOutput>

/** How a live call ended. `queue` and `app` are the two sides of an error: the platform's queue, and the model's own code. */
export const GenerationOutcome = z.enum(['passed', 'wrong_output', 'quota', 'illegal_duration', 'queue', 'app_error', 'time_limit', 'no_endpoint'])
export type GenerationOutcome = z.infer<typeof GenerationOutcome>

export const GenerationResult = z.object({
  endpoint: z.string().nullable(),
  /** By position or by name. */
  inputs: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]),
  outcome: GenerationOutcome,
  latencyMs: z.number().nonnegative().nullable(),
  /**
   * Part of `latencyMs` that was waited in the app's queue. Null by this factory: the route by which it calls, `/call/<name>`, tells nothing of
   * the queue, and on ZeroGPU the wait for a GPU is inside of the call.
   */
  queueMs: z.number().nonnegative().nullable(),
  outputs: z.array(LiveOutput),
})
export type GenerationResult = z.infer<typeof GenerationResult>

/** `tests/test_result.json` */
export const LiveTestResult = z.object({
  schemaVersion: z.literal(1),
  runId: z.string(),
  health: HealthResult,
  /** Null where nothing was called. */
  api: GenerationResult.nullable(),
  /** Null where any kind is right. */
  expected: OutputKind.nullable(),
  passed: z.boolean(),
  /** Of the run; null until it has one, and of a round of repair that another came after. */
  verdict: Verdict.nullable(),
  errors: z.array(z.string()),
})
export type LiveTestResult = z.infer<typeof LiveTestResult>
