export interface ApiErrorOptions {
  /** Of the request, such as `messages.2.content`. */
  param?: string | undefined
  code?: string | undefined
  headers?: Readonly<Record<string, string>>
}

/** A refusal in the form of OpenAI's API. */
export class ApiError extends Error {
  readonly status: number
  readonly param: string | undefined
  readonly code: string | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, message: string, { param, code, headers = {} }: ApiErrorOptions = {}) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.param = param
    this.code = code
    this.headers = headers
  }

  get body(): Record<string, unknown> {
    return { error: { message: this.message, type: typeOf(this.status), param: this.param ?? null, code: this.code ?? null } }
  }
}

function typeOf(status: number): string {
  switch (status) {
    case 401:
      return 'authentication_error'
    case 402:
      return 'insufficient_quota'
    case 403:
      return 'permission_error'
    case 429:
      return 'rate_limit_error'
    default:
      return status >= 500 ? 'server_error' : 'invalid_request_error'
  }
}
