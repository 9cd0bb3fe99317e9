import { ApiError } from './api-error.ts'
import type { ChatRequest } from './chat-request.ts'

/** What two members of a request say about each other. */
export function checkTools({ tools, tool_choice, response_format, stream, stream_options, max_tokens, max_completion_tokens }: ChatRequest): void {
  const names = tools?.map((tool) => tool.function.name) ?? []
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw refuse(`Invalid 'tools': the function '${twice}' is there twice.`, 'tools')
  if (tool_choice != null && names.length === 0) throw refuse("Invalid value for 'tool_choice': 'tool_choice' is only allowed when 'tools' are specified.", 'tool_choice')
  if (typeof tool_choice === 'object' && tool_choice !== null && !names.includes(tool_choice.function.name)) {
    throw refuse(`Invalid value for 'tool_choice': no function '${tool_choice.function.name}' in 'tools'.`, 'tool_choice')
  }
  if (response_format?.type === 'json_schema' && response_format.json_schema.strict === true && response_format.json_schema.schema === undefined) {
    throw refuse("Missing required parameter: 'response_format.json_schema.schema'.", 'response_format.json_schema.schema')
  }
  if (stream_options != null && stream !== true) throw refuse("The 'stream_options' parameter is only allowed when 'stream' is enabled.", 'stream_options')
  if (max_tokens != null && max_completion_tokens != null) throw refuse("'max_tokens' and 'max_completion_tokens' cannot both be set.", 'max_tokens')
}

function refuse(message: string, param: string): ApiError {
  return new ApiError(400, message, { param, code: 'invalid_value' })
}
