import { createHash, randomBytes } from 'node:crypto'
import { systemClock, type Clock } from '@naturalcad/contracts'
import type { TokenSource } from '@naturalcad/space-factory'
import type { SignedInUser } from './signed-in-user.ts'

interface Profile {
  /** The namespace. */
  name: string
  fullname: string | null
  avatarUrl: string | null
}

interface Session {
  readonly profile: Profile
  readonly tokens: TokenSource
  readonly user: SignedInUser
  /** By then the user has to sign in again. */
  readonly expiresAt: Date
}

/** Who has signed in here. Kept in memory: a restart signs everybody out, and no token ever reaches a disk. */
export interface Sessions {
  /** How long each lasts. */
  readonly lifeMs: number
  /** The secret that names the session from now on, for a cookie. */
  add(session: Omit<Session, 'expiresAt'>): string
  find(id: string): Session | undefined
  /** The session that has ended, if there was one. */
  end(id: string): Session | undefined
  /** Ends all. */
  close(): void
}

export interface CreateSessionsOptions {
  /** @default 86400000 */
  lifeMs?: number
  /** Beyond it the oldest end. @default 10000 */
  limit?: number
  /** The same for one user: nobody ends the sessions of others by signing in often. @default 20 */
  limitPerUser?: number
  clock?: Clock
}

export function createSessions(options: CreateSessionsOptions = {}): Sessions {
  const { lifeMs = 24 * 60 * 60_000, limit = 10_000, limitPerUser = 20, clock = systemClock } = options
  /** By a digest of the id, oldest first: what the memory holds opens no session. */
  const sessions = new Map<string, Session>()

  const take = (key: string): Session | undefined => {
    const session = sessions.get(key)
    sessions.delete(key)
    session?.user.close()
    return session
  }
  const isPast = (session: Session) => session.expiresAt.getTime() <= clock.now() || session.tokens.isOver
  /** So that one more has its place. */
  const makePlace = (userKey: string) => {
    for (const [key, session] of sessions) if (isPast(session)) take(key)
    const own = [...sessions].filter(([, { user }]) => user.key === userKey)
    for (const [key] of own.slice(0, Math.max(0, own.length - limitPerUser + 1))) take(key)
    for (const key of sessions.keys()) {
      if (sessions.size < limit) break
      take(key)
    }
  }

  return {
    lifeMs,
    add(session) {
      makePlace(session.user.key)
      const id = randomBytes(32).toString('base64url')
      sessions.set(keyOf(id), { ...session, expiresAt: new Date(clock.now() + lifeMs) })
      return id
    },
    find(id) {
      const session = sessions.get(keyOf(id))
      if (session === undefined || !isPast(session)) return session
      take(keyOf(id))
      return undefined
    },
    end: (id) => take(keyOf(id)),
    close() {
      for (const key of sessions.keys()) take(key)
    },
  }
}

function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('base64')
}
