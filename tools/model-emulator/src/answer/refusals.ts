import { ApiError } from '../api/api-error.ts'
import type { ReplyFault } from '../script/fault.ts'

interface Refusal {
  message: string
  code?: string
}

/** What servers say with the status, where the script has no words of its own. */
const refusals: Record<number, (model: string) => Refusal> = {
  400: (model) => ({ message: `The requested model '${model}' is not supported by any provider you have enabled.`, code: 'model_not_supported' }),
  401: () => ({ message: 'Incorrect API key provided.', code: 'invalid_api_key' }),
  402: () => ({ message: 'You have exceeded your monthly included credits for Inference Providers.', code: 'insufficient_quota' }),
  403: () => ({ message: 'This authentication method does not have sufficient permissions to call Inference Providers.' }),
  404: (model) => ({ message: `The model \`${model}\` does not exist or you do not have access to it.`, code: 'model_not_found' }),
  429: () => ({ message: 'Rate limit reached. Please try again later.', code: 'rate_limit_exceeded' }),
}

export function refusalOf({ status, message, code, headers }: Extract<ReplyFault, { kind: 'status' }>, model: string): ApiError {
  const standard: Refusal = refusals[status]?.(model) ?? { message: status >= 500 ? 'The server had an error while processing your request.' : 'The request was refused.' }
  return new ApiError(status, message ?? standard.message, { code: code ?? standard.code, headers })
}

export function unknownModel(model: string, known: readonly string[]): ApiError {
  return new ApiError(404, `The model \`${model}\` does not exist or you do not have access to it. There are: ${known.join(', ')}.`, { param: 'model', code: 'model_not_found' })
}
