import type { Answer } from './answer.ts'
import { splitText } from './split-text.ts'

export interface StreamOptions {
  pieceCharacters: number
  includesUsage: boolean
  /** Without it the stream lacks its finish reason, usage and `[DONE]`. */
  hasFinish: boolean
}

/** The answer as events of a stream, each whole with its blank line. */
export function toStreamEvents(answer: Answer, { pieceCharacters, includesUsage, hasFinish }: StreamOptions): string[] {
  const { id, created, model, usage } = answer
  const base = { id, object: 'chat.completion.chunk', created, model }
  // With usage asked for, every chunk has the member, and only the last one a value.
  const chunk = (choices: unknown[], used: unknown = null): string => toEvent({ ...base, choices, ...(includesUsage ? { usage: used } : {}) })
  const deltas = listDeltas(answer, pieceCharacters).map((delta) => chunk([{ index: 0, delta, logprobs: null, finish_reason: null }]))
  if (!hasFinish) return deltas
  const finish = chunk([{ index: 0, delta: {}, logprobs: null, finish_reason: answer.finishReason }])
  return [...deltas, finish, ...(includesUsage && usage !== undefined ? [chunk([], usage)] : []), 'data: [DONE]\n\n']
}

export function toEvent(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`
}

function listDeltas({ content, refusal, reasoning, toolCalls }: Answer, pieceCharacters: number): Record<string, unknown>[] {
  const pieces = (text: string | null | undefined): string[] => splitText(text ?? '', pieceCharacters)
  return [
    { role: 'assistant', content: content === null ? null : '' },
    ...pieces(reasoning?.text).map((text) => ({ [reasoning?.field ?? '']: text })),
    ...pieces(content).map((text) => ({ content: text })),
    ...pieces(refusal).map((text) => ({ refusal: text })),
    // Id and name come first, arguments in pieces after them, joined by index.
    ...toolCalls.flatMap((call, index) => [
      { tool_calls: [{ index, id: call.id, type: 'function', function: { name: call.name, arguments: '' } }] },
      ...pieces(call.arguments).map((text) => ({ tool_calls: [{ index, function: { arguments: text } }] })),
    ]),
  ]
}
