export type HubErrorCode = 'RepoNotFound' | 'EntryNotFound' | 'RevisionNotFound' | 'GatedRepo'

export interface HubErrorOptions {
  /** `X-Error-Code`: what the official clients choose their exception by. */
  code?: HubErrorCode
  headers?: Record<string, string>
  /** More members for the JSON body beside `error`. */
  body?: Record<string, unknown>
}

/** A refusal as the Hub words it: the status, `{"error": message}`, and the headers that clients read. */
export class HubError extends Error {
  readonly status: number
  readonly code: HubErrorCode | undefined
  readonly headers: Record<string, string>
  readonly body: Record<string, unknown>

  constructor(status: number, message: string, { code, headers = {}, body = {} }: HubErrorOptions = {}) {
    super(message)
    this.name = 'HubError'
    this.status = status
    this.code = code
    this.headers = headers
    this.body = body
  }
}
