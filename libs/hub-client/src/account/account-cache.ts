import { systemClock, type Clock } from '@naturalcad/contracts'
import type { Account } from './account.ts'

/** Answers of `whoAmI` by token, as the Hub limits that call more than others. Keep one for a program or a session. */
export interface AccountCache {
  /** The known answer, else that of `load`, which runs once for callers at the same time. A failure is not kept. */
  get(key: string, load: () => Promise<Account>): Promise<Account>
  /** Asks again next time. */
  clear(): void
}

export interface CreateAccountCacheOptions {
  /** @default 300000 */
  maxAgeMs?: number
  /** Accounts that are kept; the oldest goes first. @default 100 */
  maxEntries?: number
  clock?: Clock
}

export function createAccountCache({ maxAgeMs = 300_000, maxEntries = 100, clock = systemClock }: CreateAccountCacheOptions = {}): AccountCache {
  const entries = new Map<string, { account: Promise<Account>; since: number }>()
  return {
    get(key, load) {
      const known = entries.get(key)
      if (known !== undefined && clock.monotonic() - known.since < maxAgeMs) return known.account
      const entry = { account: load(), since: clock.monotonic() }
      entries.delete(key)
      entries.set(key, entry)
      const [oldest] = entries.keys()
      if (entries.size > maxEntries && oldest !== undefined) entries.delete(oldest)
      entry.account.catch(() => {
        if (entries.get(key) === entry) entries.delete(key)
      })
      return entry.account
    },
    clear: () => entries.clear(),
  }
}
