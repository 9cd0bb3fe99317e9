import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '@naturalcad/contracts'
import type { Redactor } from '@naturalcad/redaction'
import type { AgentModel } from '../agent-models.ts'
import { collectBody } from './collect-body.ts'
import { judgeAnswer } from './judge-answer.ts'
import { sendRouterError } from './proxy-answer.ts'
import { readRequest } from './read-request.ts'
import type { Spending } from './spending.ts'

export interface InferenceRouteOptions {
  inference: { baseUrl: string; accessToken: string; billTo?: string }
  model: AgentModel
  spending: Spending
  clock: Clock
  redactor: Redactor
  fetch: typeof globalThis.fetch
  /** Longest time without a byte from the router. */
  stallMs: number
  /** After this time of waiting the client hears that the answer is on its way. */
  waitMs: number
}

/** What is told of one request: never a body, never a header. */
export interface RequestNote {
  route: 'inference' | 'hub'
  status: number
  [fact: string]: unknown
}

const maxRequestBytes = 32 * 2 ** 20
const maxAnswerBytes = 32 * 2 ** 20
/** Statuses of the router that are about the request, the account or the time, and are the agent's to hear. */
const isPassed = (status: number) => [400, 401, 402, 403, 404, 413, 422, 429].includes(status)

/** One chat completion, passed on with the real key once it is known to be whole. */
export async function answerInference(request: IncomingMessage, response: ServerResponse, options: InferenceRouteOptions): Promise<RequestNote> {
  const { inference, model, spending, clock, redactor, fetch, stallMs, waitMs } = options
  const started = clock.monotonic()
  const note = (status: number, facts: Record<string, unknown> = {}): RequestNote => ({ route: 'inference', status, durationMs: Math.round(clock.monotonic() - started), ...facts })
  const bytes = await readRequest(request, maxRequestBytes)
  if (bytes === undefined) {
    sendRouterError(response, 413, `a request has at most ${maxRequestBytes} bytes`)
    return note(413)
  }
  const body = toUpstreamBody(bytes, model)
  if (typeof body === 'string') {
    sendRouterError(response, 400, body)
    return note(400, { refused: body })
  }
  const spent = spending.exhausted()
  if (spent !== undefined) {
    sendRouterError(response, 402, 'run budget exhausted')
    return note(402, { exhausted: spent })
  }
  spending.countRequest()
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const waiting = sayWait(response, clock, waitMs)
  const refuse = (status: number, message: string, facts: Record<string, unknown> = {}, headers: Record<string, string> = {}) => {
    waiting.end()
    const safe = redactor.text(message).slice(0, 1000)
    if (response.headersSent) response.end(`data: ${JSON.stringify({ error: { message: `${status} ${safe}`, code: status } })}\n\n`)
    else sendRouterError(response, status, safe, headers)
    return note(status, { ...facts, detail: safe })
  }
  try {
    const cancelTimer = clock.after(stallMs, () => gone.abort())
    const text = JSON.stringify(body)
    let answer: Response
    try {
      answer = await fetch(`${inference.baseUrl.replace(/\/$/, '')}/chat/completions`, {
        method: 'POST',
        redirect: 'error',
        signal: gone.signal,
        body: text,
        headers: {
          authorization: `Bearer ${inference.accessToken}`,
          'content-type': 'application/json',
          accept: 'text/event-stream',
          ...(inference.billTo === undefined ? {} : { 'x-hf-bill-to': inference.billTo }),
        },
      })
    } catch {
      if (response.destroyed) return note(499)
      return gone.signal.aborted ? refuse(504, 'the inference router did not answer in time') : refuse(502, 'the inference router cannot be reached')
    } finally {
      cancelTimer()
    }
    const collected = await collectBody({ body: answer.body, clock, stallMs, maxBytes: maxAnswerBytes, stop: () => gone.abort() })
    if (response.destroyed) return note(499)
    if (answer.status !== 200) {
      const retryAfter = answer.headers.get('retry-after')
      const status = isPassed(answer.status) || answer.status >= 500 ? answer.status : 502
      return refuse(status, messageOf(collected.text) ?? `the inference router answered ${answer.status}`, {}, retryAfter === null ? {} : { 'retry-after': retryAfter })
    }
    const judgement = judgeAnswer(collected.text)
    const tokens = judgement.tokens ?? { input: Math.ceil(text.length / 4), output: Math.ceil(collected.text.length / 40) }
    const usd = spending.countTokens(tokens)
    const facts = { inputTokens: tokens.input, outputTokens: tokens.output, usd, isEstimate: judgement.tokens === undefined }
    if (collected.failure === 'stalled') return refuse(504, 'the inference router stopped in the middle of its answer', facts)
    if (collected.failure === 'too-large') return refuse(422, `an answer has at most ${maxAnswerBytes} bytes`, facts)
    if (!/^text\/event-stream\b/i.test(answer.headers.get('content-type') ?? '')) return refuse(502, 'the inference router did not answer with a stream', facts)
    if (!judgement.isWhole) return refuse(judgement.status, judgement.message, facts)
    waiting.end()
    if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
    response.end(collected.text)
    return note(200, facts)
  } finally {
    waiting.end()
  }
}

/** The body with this model alone, a stream, and no more tokens than one answer may have; a text says what is wrong with it. */
function toUpstreamBody(bytes: Buffer, model: AgentModel): Record<string, unknown> | string {
  let body: unknown
  try {
    body = JSON.parse(bytes.toString())
  } catch {
    return 'the body is not JSON'
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'the body is no object'
  const { max_tokens: maxTokens, max_completion_tokens: maxCompletionTokens, n: _n, ...rest } = body as Record<string, unknown>
  if (rest['model'] !== model.id) return `this run may use ${model.id} only`
  if (rest['stream'] !== true) return 'answers come as streams only'
  const asked = [maxTokens, maxCompletionTokens].filter((value) => typeof value === 'number' && value > 0) as number[]
  return { ...rest, stream_options: { include_usage: true }, max_tokens: Math.min(model.maxTokens, ...asked) }
}

/** Comments of an event stream, so that no client gives up before a long answer is whole. */
function sayWait(response: ServerResponse, clock: Clock, waitMs: number): { end(): void } {
  const say = () => {
    if (response.destroyed || response.writableEnded) return
    if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
    response.write(': wait\n\n')
    cancel = clock.after(Math.min(waitMs, 5000), say)
  }
  let cancel = clock.after(waitMs, say)
  return { end: () => cancel() }
}

function messageOf(text: string): string | undefined {
  try {
    const { error } = JSON.parse(text) as { error?: unknown }
    if (typeof error === 'string') return error
    const message = (error as { message?: unknown } | undefined)?.message
    return typeof message === 'string' ? message : undefined
  } catch {
    return undefined
  }
}
