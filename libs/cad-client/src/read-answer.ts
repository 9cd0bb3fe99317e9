import { fromProblem, NaturalCadError, Problem } from '@naturalcad/contracts/errors'
import { PartResult, StepEvent } from '@naturalcad/contracts/part'
import { readEvents, type HttpResponse } from '@naturalcad/http'

/** The part in a 2xx answer, JSON or event stream. Rejects with `BACKEND_ERROR` for an answer that is none, or with the problem in it. */
export async function readAnswer({ body, headers }: HttpResponse, onEvent: ((event: StepEvent) => void) | undefined): Promise<PartResult> {
  if (/^text\/event-stream\b/i.test(headers.get('content-type') ?? '')) return readStream(body, onEvent)
  return parseResult(parseJson(await new Response(body).text()))
}

async function readStream(body: HttpResponse['body'], onEvent: ((event: StepEvent) => void) | undefined): Promise<PartResult> {
  for await (const { event, data } of readEvents(body)) {
    if (event === 'result') return parseResult(parseJson(data))
    if (event === 'problem') throw toError(parseJson(data))
    if (event !== 'step') continue
    // A newer server may tell of steps that this client does not know: nothing depends on them.
    const step = StepEvent.safeParse(parseJson(data))
    if (step.success) onEvent?.(step.data)
  }
  throw new NaturalCadError('BACKEND_ERROR', 'the event stream of the server ended without a result')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new NaturalCadError('BACKEND_ERROR', 'the server answered with something that is not JSON')
  }
}

function parseResult(answer: unknown): PartResult {
  const result = PartResult.safeParse(answer)
  if (result.success) return result.data
  // The original endpoint tells of its failures so, under the status 200.
  const failure = findFailure(answer)
  if (failure !== undefined) throw new NaturalCadError('BACKEND_ERROR', `the server failed: ${failure}`)
  const issues = result.error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.') || 'the body'}: ${message}`)
  throw new NaturalCadError('BACKEND_ERROR', `the server answered in an unexpected form: ${issues.join('; ')}`)
}

function findFailure(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined
  const { error, detail } = answer as Record<string, unknown>
  const nested = typeof detail === 'object' && detail !== null && 'error' in detail ? detail.error : undefined
  return [error, nested].find((text): text is string => typeof text === 'string' && text !== '')?.slice(0, 500)
}

/** A refusal of the request keeps its code; what went wrong inside the server is the backend's error here. */
function toError(answer: unknown): NaturalCadError {
  const problem = Problem.safeParse(answer)
  if (!problem.success) return new NaturalCadError('BACKEND_ERROR', `the server failed: ${findFailure(answer) ?? 'it does not say why'}`)
  if (problem.data.status < 500 && problem.data.code !== 'CANCELED') return fromProblem(problem.data)
  return new NaturalCadError(problem.data.status === 504 ? 'BACKEND_TIMEOUT' : 'BACKEND_ERROR', problem.data.detail, {
    details: { backendCode: problem.data.code, status: problem.data.status },
    retryable: problem.data.retryable,
  })
}
