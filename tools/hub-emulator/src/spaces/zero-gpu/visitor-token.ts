import type { AccountStore } from '../../identity/account-store.ts'
import type { Principal } from '../../identity/principal.ts'
import type { Settings } from '../../storage/settings.ts'
import { createSignedClaims } from '../access/signed-claims.ts'
import { anonymousAccount, userAccount, type GpuAccount } from './gpu-quota.ts'

/** Long enough for a call that waits in the queue of its app. */
const lifetimeSeconds = 3600

/** The header by which the proxy tells the app, and the app the GPUs, on whose behalf a call is made. */
export const visitorHeader = 'x-ip-token'

export interface VisitorTokens {
  issue(principal: Principal | undefined, address: string): string
  read(token: string): GpuAccount | 'expired' | undefined
}

export function createVisitorTokens(settings: Settings, accounts: AccountStore, now: () => number): VisitorTokens {
  const signed = createSignedClaims(settings, 'visitor-token', now)
  return {
    issue: (principal, address) => signed.sign({ ip: address, ...(principal === undefined ? {} : { user: principal.user.id }) }, lifetimeSeconds),
    read: (token) => {
      const found = signed.read(token)
      if (found === undefined) return undefined
      if (found.isExpired) return 'expired'
      const { ip, user } = found.claims
      const account = typeof user === 'string' ? accounts.get(user) : undefined
      return account === undefined ? anonymousAccount(`ip:${String(ip)}`) : userAccount({ user: account, memberships: accounts.memberships(account.id) })
    },
  }
}
