import type { Answer } from './answer.ts'

/** The answer as one `chat.completion`. */
export function toCompletion({ id, created, model, content, refusal, reasoning, toolCalls, finishReason, usage }: Answer): Record<string, unknown> {
  const calls = toolCalls.map((call) => ({ id: call.id, type: 'function', function: { name: call.name, arguments: call.arguments } }))
  const message = {
    role: 'assistant',
    content,
    refusal,
    ...(reasoning === undefined ? {} : { [reasoning.field]: reasoning.text }),
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
  }
  return {
    id, object: 'chat.completion', created, model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishReason }],
    ...(usage === undefined ? {} : { usage }),
  }
}
