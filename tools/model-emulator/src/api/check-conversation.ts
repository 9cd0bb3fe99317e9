import { ApiError } from './api-error.ts'
import type { ChatMessage } from './chat-request.ts'

/** Every call of a tool is answered, right after it and before anything else; no answer is without its call. */
export function checkConversation(messages: readonly ChatMessage[]): void {
  let open: string[] = []
  let calling = 0
  messages.forEach((message, index) => {
    const param = `messages.${index}`
    if (message.role === 'tool') {
      if (!open.includes(message.tool_call_id)) throw refuse("Invalid parameter: messages with role 'tool' must be a response to a preceding message with 'tool_calls'.", `${param}.role`)
      open = open.filter((id) => id !== message.tool_call_id)
      return
    }
    requireAnswered(open, calling)
    if (message.role !== 'assistant') return
    const calls = message.tool_calls ?? []
    if (calls.length === 0 && message.content == null) throw refuse(`Invalid value for 'content' of message ${index}: expected a string, got null.`, `${param}.content`)
    open = calls.map(({ id }) => id)
    calling = index
  })
  requireAnswered(open, calling)
}

function requireAnswered(open: readonly string[], index: number): void {
  if (open.length === 0) return
  const message = "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'."
  throw refuse(`${message} These had no response: ${open.join(', ')}.`, `messages.${index}.tool_calls`)
}

function refuse(message: string, param: string): ApiError {
  return new ApiError(400, message, { param, code: 'invalid_value' })
}
