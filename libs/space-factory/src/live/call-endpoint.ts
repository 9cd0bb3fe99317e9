import { type Clock, systemClock } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ApiEndpoint, GenerationOutcome, GenerationResult, OutputKind } from '@naturalcad/contracts/factory'
import { varyInputs } from './choose-inputs.ts'
import { classifyGradioError } from './classify-gradio-error.ts'
import { type CollectedOutputs, collectOutputs, type KeepOutput } from './collect-outputs.ts'
import type { SpaceConnection } from './connect-space.ts'
import { isSameOutput, judgeOutput } from './judge-output.ts'

export interface CallEndpointOptions {
  endpoint: ApiEndpoint
  /** By position. */
  inputs: readonly unknown[]
  /** Null where the app's own schema says what is right. */
  expected: OutputKind | null
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
 * its input. The second costs the caller as much as the first.
 */
export async function callEndpoint(connection: SpaceConnection, options: CallEndpointOptions): Promise<CalledEndpoint> {
  const first = await callOnce(connection, options)
  if (first.outcome !== 'passed') return conclude(options, first, [first])
  const varied = varyInputs(options.inputs)
  if (varied === undefined) return conclude(options, first, [first])
  const second = await callOnce(connection, { ...options, inputs: varied, keep: () => Promise.resolve(null) })
  if (second.outcome !== 'passed') return conclude(options, { ...first, outcome: second.outcome, problem: `with another input: ${second.problem ?? second.outcome}` }, [first, second])
  const replies = [{ values: first.collected.values, inputs: options.inputs }, { values: second.collected.values, inputs: varied }] as const
  if (!isSameOutput(...replies, options.expected)) return conclude(options, first, [first, second])
  return conclude(options, { ...first, outcome: 'wrong_output', problem: 'different inputs give the same output' }, [first, second])
}

interface SingleCall {
  outcome: GenerationOutcome
  problem: string | undefined
  latencyMs: number
  collected: CollectedOutputs
}

async function callOnce(connection: SpaceConnection, { endpoint, inputs, expected, timeoutMs, keep, clock = systemClock, signal }: CallEndpointOptions): Promise<SingleCall> {
  const started = clock.monotonic()
  let latencyMs = 0
  const end = (outcome: GenerationOutcome, problem: string | undefined, collected: CollectedOutputs = { values: [], outputs: [] }): SingleCall => ({ outcome, problem, latencyMs, collected })
  try {
    const answer = await connection.call(endpoint.name, inputs, timeoutMs)
    latencyMs = clock.monotonic() - started
    if ('failure' in answer) {
      const { title, message } = answer.failure
      const text = [title, message].filter((part) => part !== null).join(': ')
      return end(classifyGradioError(title, message).outcome, text === '' ? 'the app failed and gives no reason: its run log has it' : text.slice(0, 500))
    }
    const collected = await collectOutputs(endpoint, answer.values, connection, keep)
    const problem = judgeOutput(collected.values, expected, inputs)
    return end(problem === undefined ? 'passed' : 'wrong_output', problem, collected)
  } catch (error) {
    signal?.throwIfAborted()
    latencyMs = clock.monotonic() - started
    const failure = NaturalCadError.from(error)
    if (failure.code === 'CANCELED' || failure.code === 'DEADLINE_EXCEEDED') throw error
    if (failure.code === 'BACKEND_TIMEOUT') return end('time_limit', `no answer within ${Math.round(timeoutMs / 1000)} s`)
    return end(classifyGradioError(null, failure.message).outcome, failure.message)
  }
}

function conclude({ endpoint, inputs }: CallEndpointOptions, { outcome, problem, latencyMs, collected }: SingleCall, calls: readonly SingleCall[]): CalledEndpoint {
  return {
    result: { endpoint: endpoint.name, inputs: [...inputs], outcome, latencyMs, queueMs: null, outputs: collected.outputs },
    problems: problem === undefined ? [] : [problem],
    latenciesMs: calls.filter(({ collected: { values } }) => values.length > 0).map((call) => call.latencyMs),
  }
}
