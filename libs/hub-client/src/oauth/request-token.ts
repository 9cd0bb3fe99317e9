import { connect } from '../call/connect.ts'
import { oauthForm } from './oauth-form.ts'
import type { OAuthCall } from './oauth-call.ts'
import { toOAuthToken, TokenAnswer, type OAuthToken } from './oauth-token.ts'

/** `POST /oauth/token`. The fields are credentials, so none of them may show in an error. */
export async function requestToken(params: OAuthCall, grant: Record<string, string>): Promise<OAuthToken> {
  const { request, secrets, call } = oauthForm(params, grant)
  return toOAuthToken(await connect(call, { secrets }).json('oauth/token', { ...request, schema: TokenAnswer }), call.clock)
}
