import type { AccountStore } from '../identity/account-store.ts'
import type { Account } from '../identity/principal.ts'

/** All users and organizations, each once. */
export function namespacesOf(accounts: AccountStore): Account[] {
  const all = accounts.users().flatMap((user) => [user, ...accounts.memberships(user.id).map(({ org }) => org)])
  return [...new Map(all.map((account) => [account.id, account])).values()]
}
