import type { Exchange } from '../http/exchange.ts'
import { sendJson } from '../http/send.ts'
import type { CasClaims } from './cas-token.ts'
import type { XetServices } from './xet-services.ts'

type CasAddress = Pick<XetServices, 'tokens' | 'casPath'>

export interface CasAccess {
  casUrl: string
  accessToken: string
  exp: number
}

/** A CAS token in the name of whoever asks. Whether they may is asked before. */
export function issueToken({ principal, baseUrl }: Exchange, { tokens, casPath }: CasAddress, claims: Pick<CasClaims, 'scope' | 'access'>): CasAccess {
  return { casUrl: baseUrl + casPath(), ...tokens.issue({ ...claims, user: principal?.user.name ?? null }) }
}

export function tokenHeaders({ casUrl, accessToken, exp }: CasAccess): Record<string, string> {
  return { 'X-Xet-Cas-Url': casUrl, 'X-Xet-Access-Token': accessToken, 'X-Xet-Token-Expiration': String(exp) }
}

/** Clients read the headers, or the body. */
export function sendToken(exchange: Exchange, services: CasAddress, claims: Pick<CasClaims, 'scope' | 'access'>): void {
  const access = issueToken(exchange, services, claims)
  sendJson(exchange, 200, access, tokenHeaders(access))
}
