import * as z from 'zod'

/** What a collected stream of the router is worth. */
export type AnswerJudgement =
  | { isWhole: true; tokens: AnswerTokens | undefined }
  /** `status` is what the agent is told in place of the answer. */
  | { isWhole: false; status: number; message: string; tokens: AnswerTokens | undefined }

interface AnswerTokens {
  input: number
  output: number
}

const Chunk = z.looseObject({
  error: z.union([z.string(), z.looseObject({ message: z.string().nullish(), code: z.unknown().optional() })]).nullish(),
  choices: z
    .array(z.looseObject({ finish_reason: z.string().nullish(), delta: z.looseObject({ tool_calls: z.array(z.unknown()).nullish() }).nullish() }))
    .nullish(),
  usage: z.looseObject({ prompt_tokens: z.number().nonnegative(), completion_tokens: z.number().nonnegative() }).nullish().catch(undefined),
})

/**
 * A stream that was cut, or ended by the token limit in the middle of a tool call, would have an agent write half a file. It is told of a
 * failure instead: 502 is tried again, 422 is not.
 */
export function judgeAnswer(stream: string): AnswerJudgement {
  let finishReason: string | undefined
  let hasToolCall = false
  let tokens: AnswerTokens | undefined
  const fail = (status: number, message: string): AnswerJudgement => ({ isWhole: false, status, message, tokens })
  for (const data of listData(stream)) {
    if (data === '[DONE]') continue
    const chunk = parseChunk(data)
    if (chunk === undefined) return fail(502, 'the inference router sent an event that cannot be read')
    const { error, choices, usage } = chunk
    if (usage != null) tokens = { input: usage.prompt_tokens, output: usage.completion_tokens }
    if (error != null) return fail(statusOf(typeof error === 'string' ? undefined : error.code), (typeof error === 'string' ? error : error.message) ?? 'the inference router sent an error')
    for (const { finish_reason: reason, delta } of choices ?? []) {
      if ((delta?.tool_calls?.length ?? 0) > 0) hasToolCall = true
      if (reason != null) finishReason = reason
    }
  }
  if (finishReason === undefined) return fail(502, 'the answer of the inference router was cut off')
  if (finishReason === 'length' && hasToolCall) return fail(422, 'the answer reached the token limit in the middle of a tool call; write smaller files')
  return { isWhole: true, tokens }
}

/** What was sent in full: an event counts once the empty line after it has come. */
function listData(stream: string): string[] {
  const events = stream.replaceAll(/\r\n?/g, '\n').split('\n\n')
  return events.slice(0, -1).flatMap((event) => {
    const lines = event.split('\n').filter((line) => line.startsWith('data:'))
    return lines.length === 0 ? [] : [lines.map((line) => line.slice(5).replace(/^ /, '')).join('\n')]
  })
}

function parseChunk(data: string): z.output<typeof Chunk> | undefined {
  try {
    return Chunk.safeParse(JSON.parse(data)).data
  } catch {
    return undefined
  }
}

function statusOf(code: unknown): number {
  const number = Number(code)
  return Number.isInteger(number) && number >= 400 && number <= 599 ? number : 502
}
