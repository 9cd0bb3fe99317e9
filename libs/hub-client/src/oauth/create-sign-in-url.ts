import { toBase64Url } from '../call/base64.ts'
import { defaultHubUrl } from '../call/hub-call.ts'

export interface CreateSignInUrlParams {
  clientId: string
  /** Where the user comes back to, as it is registered. */
  redirectUrl: string
  /** @default ['openid', 'profile'] */
  scopes?: readonly string[]
  /** Organizations that the user is asked to grant. */
  orgIds?: readonly string[]
  hubUrl?: string
}

/** Keep `state` and `codeVerifier` with the user's session until the user comes back. */
export interface SignInUrl {
  url: string
  /** Has to come back unchanged, or somebody else began the sign-in. */
  state: string
  /** For `exchangeCode`. */
  codeVerifier: string
}

/** Where to send a user to sign in: authorization code with PKCE (RFC 7636). It asks nothing of the network. */
export async function createSignInUrl(params: CreateSignInUrlParams): Promise<SignInUrl> {
  const { clientId, redirectUrl, scopes = ['openid', 'profile'], orgIds = [], hubUrl = defaultHubUrl } = params
  const state = randomText()
  const codeVerifier = randomText()
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(codeVerifier))
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUrl,
    response_type: 'code',
    scope: scopes.join(' '),
    state,
    code_challenge: toBase64Url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
    ...(orgIds.length === 0 ? {} : { orgIds: orgIds.join(',') }),
  })
  return { url: `${hubUrl.replace(/\/+$/, '')}/oauth/authorize?${query.toString()}`, state, codeVerifier }
}

/** 256 bits. */
function randomText(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)))
}
