import { createHash } from 'node:crypto'
import { systemClock, type Clock } from '@naturalcad/contracts'

/** A sign-in whose user is with the Hub. */
export interface PendingSignIn {
  codeVerifier: string
  /** The very one that the Hub was told. */
  redirectUrl: string
  /** Path of this server. */
  returnTo: string
  scopes: readonly string[]
}

export interface PendingSignIns {
  /** `browser` is the secret of the cookie that the same browser comes back with. */
  add(state: string, browser: string, pending: PendingSignIn): void
  /** Once, and for the browser that began it only: nobody is signed in by following somebody else's address. */
  take(state: string, browser: string): PendingSignIn | undefined
}

/** Time for the user to read and agree. */
export const pendingMs = 10 * 60_000

export function createPendingSignIns({ limit = 10_000, clock = systemClock }: { limit?: number; clock?: Clock } = {}): PendingSignIns {
  const all = new Map<string, { browser: string; pending: PendingSignIn; expiresAt: number }>()
  const digest = (text: string) => createHash('sha256').update(text).digest('base64')
  return {
    add(state, browser, pending) {
      for (const [key, { expiresAt }] of all) {
        if (expiresAt > clock.now() && all.size < limit) break
        all.delete(key)
      }
      all.set(digest(state), { browser: digest(browser), pending, expiresAt: clock.now() + pendingMs })
    },
    take(state, browser) {
      const key = digest(state)
      const found = all.get(key)
      if (found === undefined || found.browser !== digest(browser)) return undefined
      all.delete(key)
      return found.expiresAt > clock.now() ? found.pending : undefined
    },
  }
}
