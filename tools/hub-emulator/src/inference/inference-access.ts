import { HubError } from '../http/hub-error.ts'
import type { Exchange } from '../http/exchange.ts'
import { requirePrincipal } from '../identity/authenticate.ts'
import type { Account, Principal } from '../identity/principal.ts'

/** As fine-grained tokens name it. */
const permission = 'inference.serverless.write'

/** Returns who pays: the user, or the organization named by `X-HF-Bill-To`. Throws 401 and 403. */
export function requireInferenceAccess(exchange: Exchange): Account {
  const principal = requirePrincipal(exchange)
  const billTo = exchange.request.headers['x-hf-bill-to']
  const payer = typeof billTo === 'string' && billTo !== '' ? findOrganization(principal, billTo) : principal.user
  if (payer !== undefined && mayInfer(principal, payer)) return payer
  const of = payer === principal.user ? `user ${principal.user.name}` : `organization ${String(billTo)}`
  throw new HubError(403, `This authentication method does not have sufficient permissions to call Inference Providers on behalf of ${of}`)
}

function findOrganization({ memberships }: Principal, name: string): Account | undefined {
  return memberships.find(({ org }) => org.name.toLowerCase() === name.toLowerCase())?.org
}

function mayInfer({ user, token: { grant } }: Principal, payer: Account): boolean {
  switch (grant.kind) {
    case 'role':
      return true
    case 'fine-grained':
      return (
        (payer.id === user.id && grant.global.includes(permission)) ||
        grant.scoped.some(({ type, name, permissions }) => type === payer.type && name.toLowerCase() === payer.name.toLowerCase() && permissions.includes(permission))
      )
    case 'oauth':
      return grant.scopes.includes('inference-api') && (payer.id === user.id || grant.orgIds.includes(payer.id))
    default:
      return grant satisfies never
  }
}
