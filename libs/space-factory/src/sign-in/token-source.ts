import { systemClock, type Clock } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { refreshToken, type OAuthCall, type OAuthToken } from '@naturalcad/hub-client'

export interface GetTokenOptions {
  /** How long it has to be good for, so far as a new token is: a Job goes on with the one that it was started with. @default 300000 */
  minLifeMs?: number
}

/** The token of one user, renewed before it ends. */
export interface TokenSource {
  /** The latest, good or not. */
  readonly current: OAuthToken
  /** Nothing but signing in again gives another one, and `current` has ended. */
  readonly isOver: boolean
  /** Rejects with `UNAUTHORIZED` where the user has to sign in again, and with the Hub's failure where it can't be asked now. */
  get(options?: GetTokenOptions): Promise<OAuthToken>
  /** Another one, after the Hub has refused the access token `refused`. Rejects as `get` does. */
  renew(refused: string): Promise<OAuthToken>
}

export interface CreateTokenSourceOptions {
  token: OAuthToken
  /** That the token was granted to. Without it nothing is renewed. */
  application?: Pick<OAuthCall, 'hubUrl' | 'clientId' | 'clientSecret' | 'fetch'>
  /**
   * Called with each new token before anybody gets it. The former refresh token is used up by then: who keeps tokens has to keep
   * the new one first.
   */
  onRefresh?: (token: OAuthToken) => void | Promise<void>
  clock?: Clock
}

const defaultMinLifeMs = 5 * 60_000
const refreshTimeoutMs = 20_000

/** It keeps the token in memory only; whoever asks at the same time gets the same one. */
export function createTokenSource({ token, application, onRefresh, clock = systemClock }: CreateTokenSourceOptions): TokenSource {
  let current = token
  /** Of the current token when it was new; unknown for the one that was handed in. */
  let wholeLifeMs = Number.POSITIVE_INFINITY
  let refreshing: Promise<OAuthToken> | undefined
  let isRefreshRefused = false
  let isTokenRefused = false

  const lifeOf = ({ expiresAt }: OAuthToken) => (expiresAt === undefined ? Number.POSITIVE_INFINITY : expiresAt.getTime() - clock.now())

  const refresh = async (): Promise<OAuthToken> => {
    const { refreshToken: value } = current
    if (application === undefined || value === undefined) throw signInEnded()
    try {
      const next = await refreshToken({ ...application, refreshToken: value, clock, timeoutMs: refreshTimeoutMs })
      // RFC 6749 section 5.1 and 6: what is not told has not changed.
      const kept = { ...next, scopes: next.scopes.length === 0 ? current.scopes : next.scopes, refreshToken: next.refreshToken ?? value }
      try {
        await onRefresh?.(kept)
      } finally {
        // The former one is used up, kept or not.
        current = kept
        wholeLifeMs = lifeOf(kept)
      }
      return kept
    } catch (thrown) {
      if (!NaturalCadError.is(thrown) || thrown.details['oauthError'] !== 'invalid_grant') throw thrown
      current = { ...current, refreshToken: undefined }
      isRefreshRefused = true
      throw signInEnded(thrown)
    }
  }
  const refreshOnce = (): Promise<OAuthToken> => {
    refreshing ??= refresh().finally(() => (refreshing = undefined))
    return refreshing
  }

  return {
    get current() {
      return current
    },
    get isOver() {
      return isTokenRefused || (lifeOf(current) <= 0 && (application === undefined || current.refreshToken === undefined))
    },
    async get({ minLifeMs = defaultMinLifeMs } = {}) {
      // A token that never lives so long is not asked for again and again.
      if (lifeOf(current) > Math.min(minLifeMs, wholeLifeMs / 2)) return current
      try {
        return await refreshOnce()
      } catch (thrown) {
        if (lifeOf(current) > 0) return current
        throw thrown
      }
    },
    async renew(refused) {
      if (current.accessToken !== refused) return current
      try {
        return await refreshOnce()
      } catch (thrown) {
        // A refusal alone may have been of the call, not of the token.
        isTokenRefused ||= isRefreshRefused
        throw thrown
      }
    },
  }
}

function signInEnded(cause?: unknown): NaturalCadError {
  return new NaturalCadError('UNAUTHORIZED', 'the sign-in has ended', { cause, remedy: 'sign in again' })
}
