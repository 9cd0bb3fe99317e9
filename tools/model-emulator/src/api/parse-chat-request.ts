import { ApiError } from './api-error.ts'
import { ChatRequest } from './chat-request.ts'
import { checkConversation } from './check-conversation.ts'
import { checkTools } from './check-tools.ts'

/** Throws `ApiError` 400 with the words and the place of what is wrong. */
export function parseChatRequest(value: unknown): ChatRequest {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ApiError(400, 'The body of the request must be a JSON object.')
  for (const name of ['model', 'messages']) {
    if (!(name in value)) throw new ApiError(400, `Missing required parameter: '${name}'.`, { param: name, code: 'missing_required_parameter' })
  }
  const parsed = ChatRequest.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const param = issue?.path.join('.') ?? ''
    throw new ApiError(400, `Invalid value for '${param}': ${issue?.message ?? ''}.`, { param, code: 'invalid_value' })
  }
  checkConversation(parsed.data.messages)
  checkTools(parsed.data)
  return parsed.data
}
