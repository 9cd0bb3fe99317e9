import type { OAuthCall } from './oauth-call.ts'
import type { OAuthToken } from './oauth-token.ts'
import { requestToken } from './request-token.ts'

export interface RefreshTokenParams extends OAuthCall {
  /** Works once: keep that of the answer. */
  refreshToken: string
}

/** A new token for an old one. Rejects with `INVALID_REQUEST` and `details.oauthError` `invalid_grant` where the user has to sign in again. */
export async function refreshToken({ refreshToken: value, ...call }: RefreshTokenParams): Promise<OAuthToken> {
  return requestToken(call, { grant_type: 'refresh_token', refresh_token: value })
}
