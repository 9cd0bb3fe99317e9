import { createHash } from 'node:crypto'
import type { Database } from '../../storage/database.ts'
import type { AccountStore } from '../account-store.ts'
import type { AccessToken } from '../principal.ts'
import { randomText, randomToken } from '../random.ts'

const codeMs = 10 * 60_000
const deviceMs = 15 * 60_000
const refreshMs = 30 * 86_400_000
/** Asking again sooner than this many milliseconds answers `slow_down`. */
const minPollMs = 1000
/** Without letters and digits that look alike. */
const userCodeAlphabet = 'BCDFGHJKLMNPQRSTVWXZ23456789'

export interface OAuthApp {
  clientId: string
  clientSecret: string | null
  name: string
  redirectUris: string[]
  tokenSeconds: number
  /** Set for the application of a Space. */
  space?: SpaceTerms
}

interface SpaceTerms {
  subdomain: string
  /** It may ask for these and no more. */
  scopes: string[]
  /** If there are any, only their members may sign in. */
  orgNames: string[]
}

/** What a user has agreed to give an application. */
export interface Consent {
  clientId: string
  userId: string
  scopes: string[]
  orgIds: string[]
}

interface AuthorizationCode extends Consent {
  redirectUri: string
  challenge: string | null
  nonce: string | null
}

interface DeviceRequest {
  clientId: string
  userCode: string
  scopes: string[]
  status: 'pending' | 'approved' | 'denied'
}

type DevicePoll = { state: 'unknown' | 'authorization_pending' | 'slow_down' | 'expired_token' | 'access_denied' } | { state: 'approved'; consent: Consent }

export interface OAuthStore {
  addApp(app: OAuthApp): void
  /** Adds it, or puts it in place of the one of that id. */
  setApp(app: OAuthApp): void
  removeApp(clientId: string): void
  findApp(clientId: string): OAuthApp | undefined
  setSpaceApp(repositoryId: string, app: OAuthApp & { space: SpaceTerms }): void
  findSpaceApp(repositoryId: string): OAuthApp | undefined
  addCode(code: AuthorizationCode): string
  /** A code can be taken once. */
  takeCode(code: string): AuthorizationCode | undefined
  addDevice(clientId: string, scopes: string[]): { deviceCode: string; userCode: string; expiresIn: number; interval: number }
  findDevice(userCode: string): DeviceRequest | undefined
  answerDevice(userCode: string, consent: { userId: string; orgIds: string[] } | undefined): void
  pollDevice(deviceCode: string, clientId: string): DevicePoll
  /** Stores a new access token and a refresh token. */
  issue(consent: Consent): { token: AccessToken; refreshToken: string; expiresIn: number }
  takeRefresh(value: string, clientId: string | undefined): Consent | undefined
}

interface ConsentRow {
  client_id: string
  user_id: string
  scopes: string
  org_ids: string
}

interface AppRow {
  client_id: string
  client_secret: string | null
  name: string
  redirect_uris: string
  token_seconds: number
  subdomain: string | null
  scopes: string | null
  org_names: string | null
}

const selectApp = `SELECT oauth_app.*, subdomain, scopes, org_names FROM oauth_app LEFT JOIN oauth_space_app USING (client_id)`

function toApp(row: AppRow | undefined): OAuthApp | undefined {
  if (row === undefined) return undefined
  const { subdomain, scopes, org_names: orgNames } = row
  const space = subdomain === null || scopes === null || orgNames === null ? {} : { space: { subdomain, scopes: scopes.split(' '), orgNames: JSON.parse(orgNames) as string[] } }
  return { clientId: row.client_id, clientSecret: row.client_secret, name: row.name, redirectUris: JSON.parse(row.redirect_uris) as string[], tokenSeconds: row.token_seconds, ...space }
}

export function createOAuthStore(database: Database, accounts: AccountStore, now: () => number): OAuthStore {
  const store: OAuthStore = {
    addApp: ({ clientId, clientSecret, name, redirectUris, tokenSeconds }) =>
      void database.run(
        'INSERT INTO oauth_app (client_id, client_secret, name, redirect_uris, token_seconds) VALUES (?, ?, ?, ?, ?)',
        clientId, clientSecret, name, JSON.stringify(redirectUris), tokenSeconds,
      ),
    setApp: ({ clientId, clientSecret, name, redirectUris, tokenSeconds }) =>
      void database.run(
        `INSERT INTO oauth_app (client_id, client_secret, name, redirect_uris, token_seconds) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET client_secret = excluded.client_secret, name = excluded.name, redirect_uris = excluded.redirect_uris, token_seconds = excluded.token_seconds`,
        clientId, clientSecret, name, JSON.stringify(redirectUris), tokenSeconds,
      ),
    removeApp: (clientId) => void database.run('DELETE FROM oauth_app WHERE client_id = ?', clientId),
    findApp: (clientId) => toApp(database.get<AppRow>(`${selectApp} WHERE client_id = ?`, clientId)),
    setSpaceApp: (repositoryId, app) =>
      database.transaction(() => {
        store.setApp(app)
        const { subdomain, scopes, orgNames } = app.space
        database.run(
          `INSERT INTO oauth_space_app (client_id, repository_id, subdomain, scopes, org_names) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (client_id) DO UPDATE SET subdomain = excluded.subdomain, scopes = excluded.scopes, org_names = excluded.org_names`,
          app.clientId, repositoryId, subdomain, scopes.join(' '), JSON.stringify(orgNames),
        )
      }),
    findSpaceApp: (repositoryId) => toApp(database.get<AppRow>(`${selectApp} WHERE repository_id = ?`, repositoryId)),
    addCode: ({ clientId, userId, redirectUri, scopes, orgIds, challenge, nonce }) => {
      const code = randomText(32)
      database.run(
        'INSERT INTO oauth_code (code, client_id, user_id, redirect_uri, scopes, org_ids, challenge, nonce, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        code, clientId, userId, redirectUri, scopes.join(' '), JSON.stringify(orgIds), challenge, nonce, now() + codeMs,
      )
      return code
    },
    takeCode: (code) => {
      const row = database.get<ConsentRow & { redirect_uri: string; challenge: string | null; nonce: string | null; expires_at: number }>(
        'DELETE FROM oauth_code WHERE code = ? RETURNING *', code,
      )
      if (row === undefined || row.expires_at <= now()) return undefined
      return { ...toConsent(row), redirectUri: row.redirect_uri, challenge: row.challenge, nonce: row.nonce }
    },
    addDevice: (clientId, scopes) => {
      const deviceCode = randomText(40)
      const userCode = `${randomText(4, userCodeAlphabet)}-${randomText(4, userCodeAlphabet)}`
      database.run(
        "INSERT INTO oauth_device (device_code, user_code, client_id, scopes, status, org_ids, expires_at) VALUES (?, ?, ?, ?, 'pending', '[]', ?)",
        deviceCode, userCode, clientId, scopes.join(' '), now() + deviceMs,
      )
      return { deviceCode, userCode, expiresIn: deviceMs / 1000, interval: minPollMs / 1000 }
    },
    findDevice: (userCode) => {
      const row = database.get<{ client_id: string; scopes: string; status: DeviceRequest['status'] }>(
        'SELECT * FROM oauth_device WHERE user_code = ? AND expires_at > ?', userCode, now(),
      )
      return row === undefined ? undefined : { clientId: row.client_id, userCode, scopes: row.scopes.split(' '), status: row.status }
    },
    answerDevice: (userCode, consent) => {
      const [status, userId, orgIds] = consent === undefined ? ['denied', null, []] : ['approved', consent.userId, consent.orgIds]
      database.run(
        "UPDATE oauth_device SET status = ?, user_id = ?, org_ids = ? WHERE user_code = ? AND status = 'pending'", status, userId, JSON.stringify(orgIds), userCode,
      )
    },
    pollDevice: (deviceCode, clientId) => {
      const row = database.get<ConsentRow & { status: DeviceRequest['status']; expires_at: number; polled_at: number | null }>(
        'SELECT * FROM oauth_device WHERE device_code = ? AND client_id = ?', deviceCode, clientId,
      )
      if (row === undefined) return { state: 'unknown' }
      if (row.expires_at <= now()) return { state: 'expired_token' }
      if (row.status === 'denied') return { state: 'access_denied' }
      if (row.status === 'approved') {
        database.run('DELETE FROM oauth_device WHERE device_code = ?', deviceCode)
        return { state: 'approved', consent: toConsent(row) }
      }
      database.run('UPDATE oauth_device SET polled_at = ? WHERE device_code = ?', now(), deviceCode)
      return { state: row.polled_at !== null && now() - row.polled_at < minPollMs / 2 ? 'slow_down' : 'authorization_pending' }
    },
    issue: ({ clientId, userId, scopes, orgIds }) => {
      const expiresIn = store.findApp(clientId)?.tokenSeconds ?? 0
      const refreshToken = `hf_refresh_${randomText(48)}`
      const token = accounts.addToken(userId, {
        value: randomToken('oauth'), name: clientId, grant: { kind: 'oauth', clientId, scopes, orgIds }, expiresAt: now() + expiresIn * 1000,
      })
      database.run(
        'INSERT INTO oauth_refresh (value, client_id, user_id, scopes, org_ids, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
        refreshToken, clientId, userId, scopes.join(' '), JSON.stringify(orgIds), now() + refreshMs,
      )
      return { token, refreshToken, expiresIn }
    },
    takeRefresh: (value, clientId) => {
      const row = database.get<ConsentRow & { expires_at: number }>('SELECT * FROM oauth_refresh WHERE value = ?', value)
      if (row === undefined || row.expires_at <= now() || (clientId !== undefined && row.client_id !== clientId)) return undefined
      database.run('DELETE FROM oauth_refresh WHERE value = ?', value)
      return toConsent(row)
    },
  }
  return store
}

function toConsent(row: ConsentRow): Consent {
  return { clientId: row.client_id, userId: row.user_id, scopes: row.scopes.split(' '), orgIds: JSON.parse(row.org_ids) as string[] }
}

/** PKCE with S256, RFC 7636 section 4.6. */
export function matchesChallenge(challenge: string, verifier: string): boolean {
  return createHash('sha256').update(verifier).digest('base64url') === challenge
}
