import type { ChatMessage, ChatRequest } from './chat-request.ts'

/** The text of a message without its pictures, sounds and files. */
export function textOf({ content }: ChatMessage): string {
  if (typeof content === 'string') return content
  return (content ?? []).map((part) => ('text' in part && typeof part.text === 'string' ? part.text : '')).join('')
}

/** Which tool the last message is the result of. */
export function lastToolOf({ messages }: ChatRequest): string | undefined {
  const last = messages.at(-1)
  if (last?.role !== 'tool') return undefined
  const calls = messages.flatMap((message) => (message.role === 'assistant' ? (message.tool_calls ?? []) : []))
  return calls.findLast(({ id }) => id === last.tool_call_id)?.function.name
}

/** What a person needs to know a request by. */
export function gistOf(request: ChatRequest): string {
  const last = request.messages.at(-1)
  const text = last === undefined ? '' : textOf(last)
  const shown = text.length > 120 ? `${text.slice(0, 120)}…` : text
  const tool = lastToolOf(request)
  const from = tool === undefined ? `last message (${last?.role ?? ''})` : `result of tool ${tool}`
  const offered = request.tools == null ? '' : `, tools ${request.tools.map((one) => one.function.name).join(', ')}`
  return `model ${request.model}, turn ${turnOf(request)}, ${from}: ${JSON.stringify(shown)}${offered}`
}

export function turnOf({ messages }: ChatRequest): number {
  return messages.filter(({ role }) => role === 'assistant').length
}
