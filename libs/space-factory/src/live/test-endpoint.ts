import type { Clock } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ApiEndpoint, CallInputs, GenerationResult, OutputKind } from '@naturalcad/contracts/factory'
import type { SampleInput } from '../templates/app-parts.ts'
import { type CalledEndpoint, callEndpoint } from './call-endpoint.ts'
import { chooseEndpoint, type EndpointWish } from './choose-endpoint.ts'
import { chooseInputs, placeInputs, placeSamples } from './choose-inputs.ts'
import type { KeepOutput } from './collect-outputs.ts'
import type { SpaceConnection } from './connect-space.ts'
import { readApiInfo } from './read-api-info.ts'
import { wait } from './wait.ts'

export interface EndpointTest extends EndpointWish {
  /** By position or by name; the user's own. */
  inputs?: CallInputs | undefined
  /** By position, of the one who wrote the app. @default the smallest that reach the model */
  sampleInputs?: readonly SampleInput[] | undefined
  /** What an answer has to hold. */
  expectedText?: string | undefined
  expected: OutputKind | null
  /** Of the text of the second call. @default a text that is always the same */
  seed?: string | undefined
  /** Seconds that one call declares. @default 60 */
  durationSeconds?: number | undefined
  /** Where outputs go. @default nowhere */
  keep?: KeepOutput | undefined
  clock?: Clock | undefined
  signal?: AbortSignal | undefined
}

export interface TestedEndpoint {
  /** Null where the app told none. */
  endpoints: ApiEndpoint[] | null
  /** Null where nothing was called, since there was no app to call. */
  generation: GenerationResult | null
  problems: string[]
  /** Of each call that gave an answer, in their order. */
  latenciesMs: number[]
}

const queueTries = 3
const queueWaitMs = 20_000

/**
 * Reads the schema of an app and calls the endpoint that reaches its model. Where the platform's queue turns a call away it is made again,
 * twice at most. Rejects only when it is canceled or out of its deadline.
 */
export async function testEndpoint(connection: SpaceConnection, test: EndpointTest): Promise<TestedEndpoint> {
  const { signal, clock, durationSeconds = 60, keep = () => Promise.resolve(null), expected, expectedText, seed } = test
  let endpoints: ApiEndpoint[]
  try {
    endpoints = readApiInfo(await connection.readApiInfo())
  } catch (error) {
    signal?.throwIfAborted()
    return { endpoints: null, generation: null, problems: [`the app tells no schema: ${NaturalCadError.from(error).message}`], latenciesMs: [] }
  }
  const none = (problem: string, name: string | null): TestedEndpoint => ({
    endpoints,
    generation: { endpoint: name, inputs: [], outcome: 'no_endpoint', latencyMs: null, queueMs: null, outputs: [] },
    problems: [problem],
    latenciesMs: [],
  })
  const endpoint = chooseEndpoint(endpoints, test)
  if (endpoint === undefined) return none(test.name === undefined ? `no endpoint gives ${expected ?? 'anything'}` : `there is no endpoint ${test.name}`, test.name ?? null)
  let inputs: unknown[] | undefined
  try {
    inputs = findInputs(endpoint, test)
  } catch (error) {
    return none(NaturalCadError.from(error).message, endpoint.name)
  }
  if (inputs === undefined) return none(`${endpoint.name} takes what there is no sample of: give it inputs`, endpoint.name)
  let called: CalledEndpoint
  for (let tries = 1; ; tries += 1) {
    called = await callEndpoint(connection, { endpoint, inputs, expected, expectedText, seed, timeoutMs: (durationSeconds + 60) * 1000, keep, clock, signal })
    if (called.result.outcome !== 'queue' || tries === queueTries) break
    await wait(queueWaitMs, { clock, signal })
  }
  return { endpoints, generation: called.result, problems: called.problems, latenciesMs: called.latenciesMs }
}

function findInputs(endpoint: ApiEndpoint, { inputs, sampleInputs }: EndpointTest): unknown[] | undefined {
  if (inputs !== undefined) return placeInputs(endpoint, inputs)
  return sampleInputs === undefined ? chooseInputs(endpoint) : placeSamples(endpoint, sampleInputs)
}
