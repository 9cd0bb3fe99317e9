import { HubError } from '../../http/hub-error.ts'
import type { Exchange } from '../../http/exchange.ts'
import type { Router } from '../../http/router.ts'
import { sendHtml, sendRedirect } from '../../http/send.ts'
import type { AccountStore } from '../account-store.ts'
import type { Membership } from '../principal.ts'
import { oauthScopes } from '../token-grant.ts'
import { resolveApp } from './client-document.ts'
import { readConsent } from './consent-form.ts'
import { renderConsent } from './consent-page.ts'
import type { OAuthApp, OAuthStore } from './oauth-store.ts'
import { isRegisteredRedirect } from './redirect-rules.ts'
import { standardTokenSeconds } from './token-terms.ts'

const fields = ['client_id', 'redirect_uri', 'response_type', 'scope', 'state', 'code_challenge', 'code_challenge_method', 'nonce'] as const

interface AuthorizeRequest {
  app: OAuthApp
  redirectUri: string
  scopes: string[]
  /** Why the application is sent back without asking the user. */
  problem: { error: string; description: string } | undefined
}

export function addAuthorizeRoutes(router: Router, accounts: AccountStore, oauth: OAuthStore): void {
  router.on('GET', '/oauth/authorize', async (exchange) => {
    const { app, redirectUri, scopes, problem } = await readRequest(exchange.query, oauth)
    if (problem !== undefined) return goBack(exchange, redirectUri, exchange.query, { error: problem.error, error_description: problem.description })
    const given = fields.flatMap((name) => (exchange.query.has(name) ? [[name, exchange.query.get(name) ?? ''] as const] : []))
    const choices = accounts.users().map((user) => ({ user, memberships: accounts.memberships(user.id) })).filter(({ memberships }) => mayEnter(app, memberships))
    sendHtml(exchange, 200, renderConsent({ appName: app.name, scopes, action: '/oauth/authorize', fields: Object.fromEntries(given), choices }))
  }, { forPeople: true })

  router.on('POST', '/oauth/authorize', async (exchange) => {
    const { form, consent } = await readConsent(exchange, accounts)
    const { app, redirectUri, scopes, problem } = await readRequest(form, oauth)
    if (problem !== undefined) return goBack(exchange, redirectUri, form, { error: problem.error, error_description: problem.description })
    if (consent === undefined) return goBack(exchange, redirectUri, form, { error: 'access_denied', error_description: 'The user refused' })
    if (!mayEnter(app, accounts.memberships(consent.userId))) return goBack(exchange, redirectUri, form, { error: 'access_denied', error_description: 'Only members of an authorized organization may sign in' })
    const code = oauth.addCode({ ...consent, clientId: app.clientId, redirectUri, scopes, challenge: form.get('code_challenge'), nonce: form.get('nonce') })
    goBack(exchange, redirectUri, form, { code })
  }, { forPeople: true })
}

/** Until the application and its address are known, an error is shown and sent nowhere. */
async function readRequest(request: URLSearchParams, oauth: OAuthStore): Promise<AuthorizeRequest> {
  const app = await resolveApp(oauth, request.get('client_id') ?? '', standardTokenSeconds)
  if (app === undefined) throw new HubError(400, 'Unknown client_id')
  const redirectUri = request.get('redirect_uri') ?? ''
  if (!isRegisteredRedirect(redirectUri, app)) throw new HubError(400, `redirect_uri "${redirectUri}" is not registered for this application`)
  const scopes = (request.get('scope') ?? 'openid profile').split(' ').filter((scope) => scope !== '')
  return { app, redirectUri, scopes, problem: findProblem(request, scopes, app) }
}

function findProblem(request: URLSearchParams, scopes: string[], app: OAuthApp): AuthorizeRequest['problem'] {
  if (request.get('response_type') !== 'code') return { error: 'unsupported_response_type', description: 'Only response_type=code is supported' }
  const unknown = scopes.filter((scope) => !(oauthScopes as readonly string[]).includes(scope))
  if (unknown.length > 0) return { error: 'invalid_scope', description: `Unknown scope: ${unknown.join(', ')}` }
  const refused = scopes.filter((scope) => app.space?.scopes.includes(scope) === false)
  if (refused.length > 0) return { error: 'invalid_scope', description: `Not among the hf_oauth_scopes of the Space: ${refused.join(', ')}` }
  if (request.has('code_challenge') && request.get('code_challenge_method') !== 'S256') return { error: 'invalid_request', description: 'code_challenge_method must be S256' }
  if (app.clientSecret === null && !request.has('code_challenge')) return { error: 'invalid_request', description: 'A public application must send a code_challenge' }
  return undefined
}

/** A Space may be for the members of some organizations only. */
function mayEnter({ space }: OAuthApp, memberships: readonly Membership[]): boolean {
  return space === undefined || space.orgNames.length === 0 || memberships.some(({ org }) => space.orgNames.includes(org.name))
}

function goBack(exchange: Exchange, redirectUri: string, request: URLSearchParams, answer: Record<string, string>): void {
  const target = new URL(redirectUri)
  for (const [key, value] of Object.entries(answer)) target.searchParams.set(key, value)
  const state = request.get('state')
  if (state !== null) target.searchParams.set('state', state)
  sendRedirect(exchange, 302, target.href)
}
