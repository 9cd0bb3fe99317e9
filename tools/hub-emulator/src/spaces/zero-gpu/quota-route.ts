import { HubError } from '../../http/hub-error.ts'
import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import { requirePrincipal } from '../../identity/authenticate.ts'
import type { TokenGrant } from '../../identity/token-grant.ts'
import { userAccount, type GpuQuota } from './gpu-quota.ts'

/** What is left of the day's GPU-seconds of the user who asks. */
export function addGpuQuotaRoute(router: Router, quota: GpuQuota): void {
  router.on('GET', '/api/spaces/zero-gpu/quota', (exchange) => {
    const principal = requirePrincipal(exchange)
    if (!mayReadBilling(principal.token.grant)) throw new HubError(403, 'Forbidden: this token may not read billing.')
    const { baseSeconds, leftSeconds, resetsAt } = quota.balance(userAccount(principal))
    sendJson(exchange, 200, { base: baseSeconds, current: leftSeconds, resetsAt: resetsAt === null ? null : new Date(resetsAt).toISOString(), overquotaUsed: 0 })
  })
}

function mayReadBilling(grant: TokenGrant): boolean {
  if (grant.kind === 'role') return true
  return grant.kind === 'oauth' ? grant.scopes.includes('read-billing') : grant.scoped.some(({ permissions }) => permissions.includes('user.billing.read'))
}
