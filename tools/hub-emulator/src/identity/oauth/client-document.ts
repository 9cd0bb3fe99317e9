import * as z from 'zod'
import { oauthError } from './oauth-error.ts'
import type { OAuthApp, OAuthStore } from './oauth-store.ts'

const maxBytes = 64 * 1024
const deadlineMs = 5000

const ClientDocument = z.object({
  client_id: z.url(),
  client_name: z.string().default('Application'),
  redirect_uris: z.array(z.url()).min(1),
  token_endpoint_auth_method: z.literal('none').default('none'),
})

/**
 * The application of a client id. An address as an id names a document that the client itself publishes (client id metadata documents):
 * it is fetched when the client signs someone in, so that what it says now counts.
 */
export async function resolveApp(oauth: OAuthStore, clientId: string, tokenSeconds: number): Promise<OAuthApp | undefined> {
  if (!isDocumentAddress(clientId)) return oauth.findApp(clientId)
  const document = ClientDocument.safeParse(await fetchDocument(clientId))
  if (!document.success) throw oauthError(400, 'invalid_client', `The document at ${clientId} does not describe a public client`)
  if (document.data.client_id !== clientId) throw oauthError(400, 'invalid_client', `The document at ${clientId} is that of another client`)
  const app: OAuthApp = { clientId, clientSecret: null, name: document.data.client_name, redirectUris: document.data.redirect_uris, tokenSeconds }
  oauth.setApp(app)
  return app
}

/** https, or http on this machine. */
function isDocumentAddress(clientId: string): boolean {
  const url = URL.parse(clientId)
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname))
}

async function fetchDocument(address: string): Promise<unknown> {
  try {
    const answer = await fetch(address, { redirect: 'error', headers: { accept: 'application/json' }, signal: AbortSignal.timeout(deadlineMs) })
    if (!answer.ok || answer.body === null) return undefined
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of answer.body as AsyncIterable<Uint8Array>) {
      size += part.length
      if (size > maxBytes) return undefined
      parts.push(part)
    }
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown
  } catch {
    throw oauthError(400, 'invalid_client', `The document at ${address} cannot be read`)
  }
}
