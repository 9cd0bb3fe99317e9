import { HubError } from '../http/hub-error.ts'

/** A refusal in the form of OpenAI's API, as the router words what is wrong with a request. */
export function routerError(status: number, message: string, { code = null, param = null }: { code?: string | null; param?: string | null } = {}): HubError {
  const type = status >= 500 ? 'server_error' : 'invalid_request_error'
  return new HubError(status, message, { body: { error: { message, type, param, code } } })
}

export function modelNotSupported(model: string, by = 'any provider you have enabled'): HubError {
  return routerError(400, `The requested model '${model}' is not supported by ${by}.`, { code: 'model_not_supported', param: 'model' })
}
