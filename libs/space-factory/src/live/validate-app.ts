import type { CallInputs, HealthResult, OutputKind } from '@naturalcad/contracts/factory'
import { checkHealth } from './check-health.ts'
import type { KeepOutput } from './collect-outputs.ts'
import { connectSpace, type SpaceConnectionOptions } from './connect-space.ts'
import { type TestedEndpoint, testEndpoint } from './test-endpoint.ts'

export interface ValidateAppOptions extends SpaceConnectionOptions {
  /** What `/health` must be of, where it names a model. */
  modelId?: string | undefined
  /** @default what the app names, else the first that gives what is expected */
  endpoint?: string | undefined
  /** By position or by name. @default the smallest that reach the model */
  inputs?: CallInputs | undefined
  expected: OutputKind | null
  /** Seconds that one call declares. @default 60 */
  durationSeconds?: number | undefined
  healthAttempts?: number | undefined
  healthDelayMs?: number | undefined
  /** Where outputs go. @default nowhere */
  keep?: KeepOutput | undefined
}

export interface ValidatedApp extends TestedEndpoint {
  health: HealthResult
  healthDetail: string
}

/**
 * Asks a Space that runs what it is, and whether its model does what it should. An app without `/health` is called too: a live answer says
 * more. Inputs that the endpoint does not have are a problem, and nothing is called. Rejects only when it is canceled or out of its deadline.
 */
export async function validateApp(options: ValidateAppOptions): Promise<ValidatedApp> {
  const { url, modelId, clock, signal, expected, inputs, durationSeconds, keep } = options
  const connection = connectSpace(options)
  const health = await checkHealth(connection, { url, modelId, maxAttempts: options.healthAttempts, delayMs: options.healthDelayMs, clock, signal })
  const tested = await testEndpoint(connection, {
    name: options.endpoint,
    suggested: health.body?.generationEndpoint ?? undefined,
    expected, inputs, durationSeconds, keep, clock, signal,
  })
  return { health: health.result, healthDetail: health.detail, ...tested }
}
