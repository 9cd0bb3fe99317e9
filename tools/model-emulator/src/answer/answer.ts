import * as z from 'zod'
import { ApiError } from '../api/api-error.ts'
import type { ChatRequest } from '../api/chat-request.ts'
import type { Reply } from '../script/reply.ts'
import { countTokens } from './count-tokens.ts'

export interface Answer {
  id: string
  /** Seconds since 1970. */
  created: number
  model: string
  content: string | null
  refusal: string | null
  reasoning: { field: Reply['reasoningField']; text: string } | undefined
  toolCalls: { id: string; name: string; arguments: string }[]
  finishReason: NonNullable<Reply['finishReason']>
  usage: Record<string, unknown> | undefined
}

export interface AnswerContext {
  request: ChatRequest
  /** Of the request, from 1: makes ids that are never the same twice. */
  number: number
  now: number
}

/** Throws `ApiError` 400 `script_error` where the reply cannot answer this request. */
export function createAnswer(reply: Reply, { request, number, now }: AnswerContext): Answer {
  const content = reply.json === undefined ? (reply.text ?? null) : textOfJson(reply.json, request)
  const toolCalls = reply.toolCalls.map((call, index) => ({
    id: call.id ?? `call_${number}_${index}`,
    name: call.name,
    arguments: typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments),
  }))
  return {
    id: `chatcmpl-${number}`,
    created: Math.floor(now / 1000),
    model: request.model,
    content,
    refusal: reply.refusal ?? null,
    reasoning: reply.reasoning === undefined ? undefined : { field: reply.reasoningField, text: reply.reasoning },
    toolCalls,
    finishReason: reply.finishReason ?? (toolCalls.length > 0 ? 'tool_calls' : 'stop'),
    usage: usageOf(reply, request, content, toolCalls),
  }
}

function textOfJson(json: unknown, { response_format: format }: ChatRequest): string {
  const schema = format?.type === 'json_schema' ? format.json_schema.schema : undefined
  if (schema !== undefined) {
    const parsed = toSchema(schema).safeParse(json)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      const place = `"${issue?.path.join('.') ?? ''}"`
      throw new ApiError(400, `The reply's "json" does not fit the schema at ${place}: ${issue?.message ?? ''}. Use "text" to answer past it.`, { code: 'script_error' })
    }
  }
  return JSON.stringify(json)
}

function toSchema(schema: Record<string, unknown>): z.ZodType {
  try {
    return z.fromJSONSchema(schema)
  } catch (error) {
    throw new ApiError(400, `Invalid schema for response_format: ${error instanceof Error ? error.message : String(error)}.`, { param: 'response_format', code: 'invalid_json_schema' })
  }
}

function usageOf(reply: Reply, request: ChatRequest, content: string | null, toolCalls: Answer['toolCalls']): Answer['usage'] {
  if (reply.usage === null) return undefined
  const promptTokens = reply.usage?.promptTokens ?? countTokens(JSON.stringify([request.messages, request.tools ?? []]))
  const said = [content, reply.refusal, reply.reasoning, ...toolCalls.flatMap((call) => [call.name, call.arguments])]
  const completionTokens = reply.usage?.completionTokens ?? countTokens(said.join(''))
  const { cachedTokens, reasoningTokens } = reply.usage ?? {}
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    ...(cachedTokens === undefined ? {} : { prompt_tokens_details: { cached_tokens: cachedTokens } }),
    ...(reasoningTokens === undefined ? {} : { completion_tokens_details: { reasoning_tokens: reasoningTokens } }),
  }
}
