import type { Principal } from '../../identity/principal.ts'
import { planTerms } from '../../identity/plans.ts'
import type { Database } from '../../storage/database.ts'

const windowMs = 24 * 3600_000
const anonymousSeconds = 120

/** Whose quota a call is taken from. */
export interface GpuAccount {
  /** `user:<id>`, or where an anonymous visitor comes from. */
  key: string
  /** GPU-seconds a day. */
  baseSeconds: number
  level: 'regular' | 'pro' | undefined
}

interface GpuBalance {
  baseSeconds: number
  leftSeconds: number
  /** Milliseconds; null while nothing of it was used. */
  resetsAt: number | null
}

/** GPU-seconds by account, in windows of a day from the first use on. What runs is held back by what it declared. */
export interface GpuQuota {
  balance(account: GpuAccount): GpuBalance
  /** Holds the seconds back until `charge`, or until they are over. */
  hold(account: GpuAccount, id: string, seconds: number): void
  /** Takes what was really used of what was held; false when nothing was. */
  charge(id: string): boolean
}

export const gpuQuotaSchema = `
CREATE TABLE IF NOT EXISTS gpu_usage (account TEXT PRIMARY KEY, started_at INTEGER NOT NULL, used_seconds REAL NOT NULL) STRICT;
`

export function userAccount({ user, memberships }: Pick<Principal, 'user' | 'memberships'>): GpuAccount {
  const seconds = [user, ...memberships.map(({ org }) => org)].map(({ plan }) => planTerms[plan].zeroGpuSeconds)
  const baseSeconds = Math.max(...seconds)
  return { key: `user:${user.id}`, baseSeconds, level: baseSeconds > planTerms.free.zeroGpuSeconds ? 'pro' : 'regular' }
}

export function anonymousAccount(origin: string): GpuAccount {
  return { key: origin, baseSeconds: anonymousSeconds, level: undefined }
}

export function createGpuQuota(database: Database, now: () => number): GpuQuota {
  const held = new Map<string, { account: GpuAccount; seconds: number; since: number }>()
  const usage = (key: string): { started_at: number; used_seconds: number } | undefined => {
    const row = database.get<{ started_at: number; used_seconds: number }>('SELECT started_at, used_seconds FROM gpu_usage WHERE account = ?', key)
    return row === undefined || row.started_at + windowMs <= now() ? undefined : row
  }
  const charge = (id: string): boolean => {
    const entry = held.get(id)
    if (entry === undefined) return false
    held.delete(id)
    const { account, seconds, since } = entry
    const used = Math.min((now() - since) / 1000, seconds)
    const before = usage(account.key)
    database.run(
      'INSERT OR REPLACE INTO gpu_usage (account, started_at, used_seconds) VALUES (?, ?, ?)', account.key, before?.started_at ?? since, (before?.used_seconds ?? 0) + used,
    )
    return true
  }
  const endOverdue = (): void => {
    for (const [id, { since, seconds }] of held) if (since + seconds * 1000 <= now()) charge(id)
  }
  return {
    balance: ({ key, baseSeconds }) => {
      endOverdue()
      const row = usage(key)
      const pending = [...held.values()].filter(({ account }) => account.key === key).reduce((sum, { seconds }) => sum + seconds, 0)
      return { baseSeconds, leftSeconds: Math.max(0, baseSeconds - (row?.used_seconds ?? 0) - pending), resetsAt: row === undefined ? null : row.started_at + windowMs }
    },
    hold: (account, id, seconds) => void held.set(id, { account, seconds, since: now() }),
    charge,
  }
}
