import { HubError } from '../../http/hub-error.ts'

/** RFC 6749 section 5.2: the code is the `error` member. */
export function oauthError(status: number, code: string, description: string): HubError {
  return new HubError(status, code, { body: { error_description: description } })
}
