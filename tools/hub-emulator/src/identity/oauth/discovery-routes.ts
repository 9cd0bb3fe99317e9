import * as z from 'zod'
import { HubError } from '../../http/hub-error.ts'
import type { Exchange } from '../../http/exchange.ts'
import { readJson } from '../../http/read-body.ts'
import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import { requirePrincipal } from '../authenticate.ts'
import { randomId, randomText } from '../random.ts'
import { oauthScopes } from '../token-grant.ts'
import type { IdTokenSigner } from './id-token.ts'
import type { OAuthStore } from './oauth-store.ts'
import { standardTokenSeconds } from './token-terms.ts'
import { describeUser } from './user-info.ts'

const Registration = z.object({
  client_name: z.string().default('Application'),
  redirect_uris: z.array(z.url()).min(1),
  token_endpoint_auth_method: z.enum(['none', 'client_secret_basic', 'client_secret_post']).default('none'),
})

export function addDiscoveryRoutes(router: Router, oauth: OAuthStore, signer: IdTokenSigner): void {
  for (const name of ['openid-configuration', 'oauth-authorization-server']) {
    router.on('GET', `/.well-known/${name}`, (exchange) => sendJson(exchange, 200, describeServer(exchange)))
  }
  router.on('GET', '/oauth/jwks', (exchange) => sendJson(exchange, 200, signer.publicKeys()))

  router.on(['GET', 'POST'], '/oauth/userinfo', (exchange) => {
    const { user, memberships, token } = requirePrincipal(exchange)
    if (token.grant.kind !== 'oauth') throw new HubError(403, 'userinfo needs an OAuth token')
    sendJson(exchange, 200, describeUser(user, memberships, token.grant, exchange.baseUrl))
  })

  // Dynamic registration, RFC 7591.
  router.on('POST', '/oauth/register', async (exchange) => {
    const request = await readJson(exchange, Registration)
    const app = {
      clientId: randomId(),
      clientSecret: request.token_endpoint_auth_method === 'none' ? null : randomText(40),
      name: request.client_name,
      redirectUris: request.redirect_uris,
      tokenSeconds: standardTokenSeconds,
    }
    oauth.addApp(app)
    sendJson(exchange, 201, { ...request, client_id: app.clientId, ...(app.clientSecret === null ? {} : { client_secret: app.clientSecret }) })
  })
}

function describeServer({ baseUrl }: Exchange): Record<string, unknown> {
  return {
    issuer: baseUrl,
    authorization_endpoint: `${baseUrl}/oauth/authorize`,
    token_endpoint: `${baseUrl}/oauth/token`,
    userinfo_endpoint: `${baseUrl}/oauth/userinfo`,
    device_authorization_endpoint: `${baseUrl}/oauth/device`,
    jwks_uri: `${baseUrl}/oauth/jwks`,
    registration_endpoint: `${baseUrl}/oauth/register`,
    scopes_supported: oauthScopes,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    client_id_metadata_document_supported: true,
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
  }
}
