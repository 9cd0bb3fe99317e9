import { readForm } from '../../http/read-body.ts'
import type { Exchange } from '../../http/exchange.ts'
import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import type { AccountStore } from '../account-store.ts'
import type { IdTokenSigner } from './id-token.ts'
import { oauthError } from './oauth-error.ts'
import { matchesChallenge, type Consent, type OAuthStore } from './oauth-store.ts'
import { describeUser } from './user-info.ts'

export interface TokenRouteServices {
  accounts: AccountStore
  oauth: OAuthStore
  signer: IdTokenSigner
  now: () => number
}

export function addTokenRoutes(router: Router, services: TokenRouteServices): void {
  router.on('POST', '/oauth/token', (exchange) => answerToken(exchange, services), { ownAuthorization: true })
}

async function answerToken(exchange: Exchange, { accounts, oauth, signer, now }: TokenRouteServices): Promise<void> {
  const form = await readForm(exchange)
  const client = authenticateClient(exchange, form, oauth)
  const { consent, nonce } = takeConsent(form, client.id, oauth)
  const needsSecret = oauth.findApp(consent.clientId)?.clientSecret != null && !form.has('code_verifier')
  if (needsSecret && !client.isProven) throw oauthError(401, 'invalid_client', 'This application must send its secret')
  const user = accounts.get(consent.userId)
  if (user === undefined) throw oauthError(400, 'invalid_grant', 'The user is gone')

  const { token, refreshToken, expiresIn } = oauth.issue(consent)
  const issuedAt = Math.floor(now() / 1000)
  const idToken = signer.sign({
    iss: exchange.baseUrl,
    aud: consent.clientId,
    iat: issuedAt,
    exp: issuedAt + expiresIn,
    ...(nonce === null ? {} : { nonce }),
    ...describeUser(user, accounts.memberships(user.id), consent, exchange.baseUrl),
  })
  sendJson(
    exchange,
    200,
    { access_token: token.value, token_type: 'bearer', expires_in: expiresIn, scope: consent.scopes.join(' '), refresh_token: refreshToken, ...(consent.scopes.includes('openid') ? { id_token: idToken } : {}) },
    { 'cache-control': 'no-store' },
  )
}

/** The client that names itself, and whether by its secret. None may be named: the JS helper sends the code alone, and its PKCE verifier is the proof. */
function authenticateClient(exchange: Exchange, form: URLSearchParams, oauth: OAuthStore): { id: string | undefined; isProven: boolean } {
  const basic = /^Basic (.+)$/i.exec(exchange.request.headers.authorization ?? '')?.[1]
  const [basicId, basicSecret] = basic === undefined ? [] : Buffer.from(basic, 'base64').toString('utf8').split(':', 2).map(decodeURIComponent)
  const clientId = basicId ?? form.get('client_id') ?? undefined
  if (clientId === undefined) return { id: undefined, isProven: false }
  const app = oauth.findApp(clientId)
  const secret = basicSecret ?? form.get('client_secret') ?? undefined
  if (app === undefined || (secret !== undefined && secret !== app.clientSecret)) throw oauthError(401, 'invalid_client', 'Unknown client or wrong secret')
  return { id: clientId, isProven: secret !== undefined }
}

function takeConsent(form: URLSearchParams, clientId: string | undefined, oauth: OAuthStore): { consent: Consent; nonce: string | null } {
  switch (form.get('grant_type')) {
    case 'authorization_code': {
      const code = oauth.takeCode(form.get('code') ?? '')
      if (code === undefined) throw oauthError(400, 'invalid_grant', 'The code is unknown, used or expired')
      if (clientId !== undefined && code.clientId !== clientId) throw oauthError(400, 'invalid_grant', 'The code was given to another client')
      if (form.get('redirect_uri') !== code.redirectUri) throw oauthError(400, 'invalid_grant', 'redirect_uri differs from that of the authorization request')
      if (code.challenge !== null && !matchesChallenge(code.challenge, form.get('code_verifier') ?? '')) throw oauthError(400, 'invalid_grant', 'code_verifier does not match')
      return { consent: code, nonce: code.nonce }
    }
    case 'refresh_token': {
      const consent = oauth.takeRefresh(form.get('refresh_token') ?? '', clientId)
      if (consent === undefined) throw oauthError(400, 'invalid_grant', 'The refresh token is unknown, used or expired')
      return { consent, nonce: null }
    }
    case 'urn:ietf:params:oauth:grant-type:device_code': {
      const poll = oauth.pollDevice(form.get('device_code') ?? '', clientId ?? '')
      if (poll.state === 'approved') return { consent: poll.consent, nonce: null }
      if (poll.state === 'unknown') throw oauthError(400, 'invalid_grant', 'Unknown device_code')
      throw oauthError(400, poll.state, 'The user has not approved this device')
    }
    default:
      throw oauthError(400, 'unsupported_grant_type', `grant_type "${form.get('grant_type') ?? ''}" is not supported`)
  }
}
