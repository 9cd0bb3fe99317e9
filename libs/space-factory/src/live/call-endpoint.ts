import { type Clock, systemClock } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ApiEndpoint, GenerationOutcome, GenerationResult, OutputKind } from '@naturalcad/contracts/factory'
import { varyInputs } from './choose-inputs.ts'
import { classifyGradioError } from './classify-gradio-error.ts'
import { type CollectedOutputs, collectOutputs, type KeepOutput } from './collect-outputs.ts'
import type { SpaceConnection } from './connect-space.ts'
import { isSameOutput, judgeOutput } from './judge-output.ts'
import { isSampleFile } from './sample-files.ts'

export interface CallEndpointOptions {
  endpoint: ApiEndpoint
  /** By position; a `SampleFile` is uploaded. */
  inputs: readonly unknown[]
  /** Null where the app's own schema says what is right. */
  expected: OutputKind | null
  /** What an answer to the first inputs has to hold. */
  expectedText?: string | undefined
  /** Of the text of the second call. @default a text that is always the same */
  seed?: string | undefined
  /** Declared duration and a minute: what the app may take. */
  timeoutMs: number
  keep: KeepOutput
  clock?: Clock | undefined
  signal?: AbortSignal | undefined
}

export interface CalledEndpoint {
  result: GenerationResult
  /** Why it did not pass, for people. */
  problems: string[]
  /** Of each call that gave an answer, queue included. */
  latenciesMs: number[]
}

/**
 * One call that decides, and where an input can be changed a second one with another input: an app that answers both alike does not read
 * its input. A small classifier may know no word of either, so where labels are the same a third one is made, with a text of many words.
 * Each costs the caller as much as the first. The route of the call tells nothing of the queue, so `queueMs` is null and latencies hold
 * what was waited there.
 */
export async function callEndpoint(connection: SpaceConnection, options: CallEndpointOptions): Promise<CalledEndpoint> {
  const { endpoint, inputs, expected, expectedText, seed } = options
  const first = await callOnce(connection, options)
  if (first.outcome !== 'passed') return conclude(options, first, [first])
  if (expectedText !== undefined && !JSON.stringify(first.collected.values.map(({ value }) => value)).includes(JSON.stringify(expectedText).slice(1, -1))) {
    return conclude(options, { ...first, outcome: 'wrong_output', problem: 'the output does not hold the text that was promised' }, [first])
  }
  const givesLabels = first.collected.values.some(({ declared }) => (expected ?? declared) === 'labels')
  const calls = [first]
  for (const withManyWords of givesLabels ? [false, true] : [false]) {
    const varied = varyInputs(inputs, { endpoint, seed, withManyWords })
    if (varied === undefined) break
    const next = await callOnce(connection, { ...options, inputs: varied, keep: () => Promise.resolve(null) })
    calls.push(next)
    if (next.outcome !== 'passed') return conclude(options, { ...first, outcome: next.outcome, problem: `with another input: ${next.problem ?? next.outcome}` }, calls)
    if (!isSameOutput({ values: first.collected.values, inputs }, { values: next.collected.values, inputs: varied }, expected)) return conclude(options, first, calls)
  }
  if (calls.length === 1) return conclude(options, first, calls)
  const remedy = givesLabels ? '; if the model knows none of their words, validate the Space with inputs that it knows' : ''
  return conclude(options, { ...first, outcome: 'wrong_output', problem: `different inputs give the same output${remedy}` }, calls)
}

interface SingleCall {
  outcome: GenerationOutcome
  problem: string | undefined
  latencyMs: number
  collected: CollectedOutputs
}

/** A connection that breaks is no answer of the app: the call is made once more. */
async function callOnce(connection: SpaceConnection, options: CallEndpointOptions): Promise<SingleCall> {
  const first = await tryCall(connection, options)
  return first.isCut ? tryCall(connection, options) : first
}

async function tryCall(connection: SpaceConnection, { endpoint, inputs, expected, timeoutMs, keep, clock = systemClock, signal }: CallEndpointOptions): Promise<SingleCall & { isCut: boolean }> {
  const started = clock.monotonic()
  let latencyMs = 0
  const end = (outcome: GenerationOutcome, problem: string | undefined, { isCut = false, collected = { values: [], outputs: [] } }: { isCut?: boolean; collected?: CollectedOutputs } = {}) => ({ outcome, problem, latencyMs, collected, isCut })
  try {
    const placed = await uploadFiles(connection, inputs)
    const answer = await connection.call(endpoint.name, placed, timeoutMs)
    latencyMs = clock.monotonic() - started
    if ('failure' in answer) {
      const { title, message } = answer.failure
      const text = [title, message].filter((part) => part !== null).join(': ')
      return end(classifyGradioError(title, message).outcome, text === '' ? 'the app failed and gives no reason: its run log has it' : text.slice(0, 500), { isCut: answer.isCut })
    }
    const collected = await collectOutputs(endpoint, answer.values, connection, keep)
    const problem = judgeOutput(collected.values, expected, inputs)
    return end(problem === undefined ? 'passed' : 'wrong_output', problem, { collected })
  } catch (error) {
    signal?.throwIfAborted()
    latencyMs = clock.monotonic() - started
    const failure = NaturalCadError.from(error)
    if (failure.code === 'CANCELED' || failure.code === 'DEADLINE_EXCEEDED') throw error
    if (failure.code === 'BACKEND_TIMEOUT') return end('time_limit', `no answer within ${Math.round(timeoutMs / 1000)} s`)
    return end(classifyGradioError(null, failure.message).outcome, failure.message, { isCut: failure.details['status'] === undefined })
  }
}

async function uploadFiles(connection: SpaceConnection, inputs: readonly unknown[]): Promise<unknown[]> {
  const placed: unknown[] = []
  for (const input of inputs) {
    if (!isSampleFile(input)) {
      placed.push(input)
      continue
    }
    const path = await connection.upload({ name: input.fileName, bytes: Buffer.from(input.base64, 'base64') })
    placed.push({ path, orig_name: input.fileName, meta: { _type: 'gradio.FileData' } })
  }
  return placed
}

function conclude({ endpoint, inputs }: CallEndpointOptions, { outcome, problem, latencyMs, collected }: SingleCall, calls: readonly SingleCall[]): CalledEndpoint {
  // Of a file its name says enough: its bytes are the factory's own.
  const told = inputs.map((input) => (isSampleFile(input) ? { fileName: input.fileName } : input))
  return {
    result: { endpoint: endpoint.name, inputs: told, outcome, latencyMs, queueMs: null, outputs: collected.outputs },
    problems: problem === undefined ? [] : [problem],
    latenciesMs: calls.filter(({ collected: { values } }) => values.length > 0).map((call) => call.latencyMs),
  }
}
