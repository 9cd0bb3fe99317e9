import { z } from 'zod'
import { connect } from '../call/connect.ts'
import type { HubCall } from '../call/hub-call.ts'

export interface RegisterApplicationParams extends Omit<HubCall, 'accessToken'> {
  /** Shown to the user who is asked to agree. */
  name: string
  /** Where users come back to. The Hub wants one of each application, of those that never send anybody there too. @default ['http://127.0.0.1/'] */
  redirectUrls?: readonly string[]
  /** @default ['authorization_code', 'refresh_token'] */
  grantTypes?: readonly string[]
}

const Answer = z.looseObject({ client_id: z.string() })

/** Registers a public application with the Hub (RFC 7591), for programs that come without one of their own. Rejects with `NOT_FOUND` where the Hub takes none. */
export async function registerApplication({ name, redirectUrls = ['http://127.0.0.1/'], grantTypes = ['authorization_code', 'refresh_token'], ...call }: RegisterApplicationParams): Promise<{ clientId: string }> {
  const json = { client_name: name, redirect_uris: redirectUrls, grant_types: grantTypes, token_endpoint_auth_method: 'none' }
  const { client_id: clientId } = await connect(call).json('oauth/register', { method: 'POST', json, schema: Answer })
  return { clientId }
}
