import type { HubCall } from '../call/hub-call.ts'
import type { OAuthCall } from './oauth-call.ts'

export interface OAuthForm {
  request: { method: 'POST'; body: string; headers: Record<string, string> }
  /** What must not show in an error. */
  secrets: string[]
  call: HubCall
}

/** A form with the application's id, and its secret as HTTP Basic (RFC 6749 section 2.3.1) where it has one. */
export function oauthForm({ clientId, clientSecret, ...call }: OAuthCall, fields: Record<string, string>): OAuthForm {
  const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' }
  const secrets = ['code', 'code_verifier', 'device_code', 'refresh_token'].flatMap((name) => fields[name] ?? [])
  if (clientSecret !== undefined) {
    const pair = btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`)
    headers['authorization'] = `Basic ${pair}`
    secrets.push(clientSecret, pair)
  }
  return { request: { method: 'POST', body: new URLSearchParams({ ...fields, client_id: clientId }).toString(), headers }, secrets, call }
}
