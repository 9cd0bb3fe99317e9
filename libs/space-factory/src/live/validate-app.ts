import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ApiEndpoint, CallInputs, GenerationResult, HealthResult, OutputKind } from '@naturalcad/contracts/factory'
import { callEndpoint } from './call-endpoint.ts'
import { checkHealth } from './check-health.ts'
import { chooseEndpoint } from './choose-endpoint.ts'
import { chooseInputs, placeInputs } from './choose-inputs.ts'
import type { KeepOutput } from './collect-outputs.ts'
import { connectSpace, type SpaceConnectionOptions } from './connect-space.ts'
import { readApiInfo } from './read-api-info.ts'

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

export interface ValidatedApp {
  health: HealthResult
  healthDetail: string
  /** Null where the app told none. */
  endpoints: ApiEndpoint[] | null
  /** Null where nothing was called, since there was no app to call. */
  generation: GenerationResult | null
  problems: string[]
  latenciesMs: number[]
}

/**
 * Asks a Space that runs what it is, and whether its model does what it should. An app without `/health` is called too: a live answer says
 * more. Rejects only when it is canceled, out of its deadline, or asked for inputs that the endpoint does not have (`INVALID_REQUEST`).
 */
export async function validateApp(options: ValidateAppOptions): Promise<ValidatedApp> {
  const { url, modelId, clock, signal, expected, durationSeconds = 60, keep = () => Promise.resolve(null) } = options
  const connection = connectSpace(options)
  const health = await checkHealth(connection, { url, modelId, maxAttempts: options.healthAttempts, delayMs: options.healthDelayMs, clock, signal })
  const end = (rest: Omit<ValidatedApp, 'health' | 'healthDetail'>): ValidatedApp => ({ health: health.result, healthDetail: health.detail, ...rest })
  let endpoints: ApiEndpoint[]
  try {
    endpoints = readApiInfo(await connection.readApiInfo())
  } catch (error) {
    signal?.throwIfAborted()
    return end({ endpoints: null, generation: null, problems: [`the app tells no schema: ${NaturalCadError.from(error).message}`], latenciesMs: [] })
  }
  const none = (problem: string, name: string | null): ValidatedApp =>
    end({ endpoints, generation: { endpoint: name, inputs: [], outcome: 'no_endpoint', latencyMs: null, queueMs: null, outputs: [] }, problems: [problem], latenciesMs: [] })
  const endpoint = chooseEndpoint(endpoints, { name: options.endpoint, suggested: health.body?.generationEndpoint ?? undefined, expected })
  if (endpoint === undefined) return none(options.endpoint === undefined ? `no endpoint gives ${expected ?? 'anything'}` : `there is no endpoint ${options.endpoint}`, options.endpoint ?? null)
  const inputs = options.inputs === undefined ? chooseInputs(endpoint) : placeInputs(endpoint, options.inputs)
  if (inputs === undefined) return none(`${endpoint.name} takes a file: give it inputs`, endpoint.name)
  const { result, problems, latenciesMs } = await callEndpoint(connection, { endpoint, inputs, expected, timeoutMs: (durationSeconds + 60) * 1000, keep, clock, signal })
  return end({ endpoints, generation: result, problems, latenciesMs })
}
