import type { OAuthCall } from './oauth-call.ts'
import type { OAuthToken } from './oauth-token.ts'
import { requestToken } from './request-token.ts'

export interface ExchangeCodeParams extends OAuthCall {
  /** From the address that the user came back to. Works once. */
  code: string
  /** The very one of `createSignInUrl`. */
  redirectUrl: string
  /** From `createSignInUrl`. */
  codeVerifier?: string
}

/** The token for the code of a sign-in, for servers: with `clientSecret` as a confidential application, with its refresh token. */
export async function exchangeCode({ code, redirectUrl, codeVerifier, ...call }: ExchangeCodeParams): Promise<OAuthToken> {
  const verifier: Record<string, string> = codeVerifier === undefined ? {} : { code_verifier: codeVerifier }
  return requestToken(call, { grant_type: 'authorization_code', code, redirect_uri: redirectUrl, ...verifier })
}
