import type { Database } from '../storage/database.ts'
import { TokenGrant } from './token-grant.ts'
import type { AccessToken, Account, Membership, MemberRole, Principal } from './principal.ts'
import { randomId } from './random.ts'

interface AccountRow {
  id: string
  type: 'user' | 'org'
  name: string
  fullname: string
  email: string | null
  plan: Account['plan']
  private_storage_bytes: number | null
  credits_usd: number | null
  created_at: number
}

interface TokenRow {
  id: string
  user_id: string
  value: string
  name: string
  grant_json: string
  created_at: number
  expires_at: number | null
}

export interface AccountStore {
  addAccount(account: Omit<Account, 'id' | 'createdAt'>): Account
  addMember(orgId: string, userId: string, role: MemberRole): void
  addToken(userId: string, token: Omit<AccessToken, 'id' | 'createdAt'>): AccessToken
  find(name: string): Account | undefined
  get(id: string): Account | undefined
  users(): Account[]
  memberships(userId: string): Membership[]
  /** The people of an organization. */
  members(orgId: string): { user: Account; role: MemberRole }[]
  tokens(userId: string): AccessToken[]
  /** From now on it is refused. False if there is no such token. */
  expireToken(value: string): boolean
  /** The user behind an unexpired token. */
  findPrincipal(token: string): Principal | undefined
}

export function createAccountStore(database: Database, now: () => number): AccountStore {
  const store: AccountStore = {
    addAccount: (account) => {
      const { type, name, fullname, email, plan, privateStorageBytes, creditsUsd } = account
      const added = { ...account, id: randomId(), createdAt: now() }
      database.run(
        `INSERT INTO account (id, type, name, fullname, email, plan, private_storage_bytes, credits_usd, created_at, position)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT count(*) FROM account))`,
        added.id, type, name, fullname, email, plan, privateStorageBytes, creditsUsd, added.createdAt,
      )
      return added
    },
    addMember: (orgId, userId, role) => void database.run('INSERT INTO membership (org_id, user_id, role) VALUES (?, ?, ?)', orgId, userId, role),
    addToken: (userId, token) => {
      const { value, name, grant, expiresAt } = token
      const added = { ...token, id: randomId(), createdAt: now() }
      database.run(
        'INSERT INTO access_token (id, user_id, value, name, grant_json, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        added.id, userId, value, name, JSON.stringify(grant), added.createdAt, expiresAt,
      )
      return added
    },
    find: (name) => toAccount(database.get<AccountRow>('SELECT * FROM account WHERE name = ?', name)),
    get: (id) => toAccount(database.get<AccountRow>('SELECT * FROM account WHERE id = ?', id)),
    users: () => database.all<AccountRow>("SELECT * FROM account WHERE type = 'user' ORDER BY position").map((row) => toAccount(row)),
    memberships: (userId) =>
      database
        .all<AccountRow & { role: MemberRole }>(
          'SELECT account.*, membership.role FROM membership JOIN account ON account.id = membership.org_id WHERE user_id = ? ORDER BY position', userId,
        )
        .map((row) => ({ org: toAccount(row), role: row.role })),
    members: (orgId) =>
      database
        .all<AccountRow & { role: MemberRole }>('SELECT account.*, membership.role FROM membership JOIN account ON account.id = membership.user_id WHERE org_id = ? ORDER BY position', orgId)
        .map((row) => ({ user: toAccount(row), role: row.role })),
    tokens: (userId) => database.all<TokenRow>('SELECT * FROM access_token WHERE user_id = ? ORDER BY rowid', userId).map(toToken),
    expireToken: (value) => database.run('UPDATE access_token SET expires_at = ? WHERE value = ?', now(), value) > 0,
    findPrincipal: (value) => {
      const row = database.get<TokenRow>('SELECT * FROM access_token WHERE value = ?', value)
      if (row === undefined || (row.expires_at !== null && row.expires_at <= now())) return undefined
      const user = store.get(row.user_id)
      return user === undefined ? undefined : { user, memberships: store.memberships(user.id), token: toToken(row) }
    },
  }
  return store
}

function toAccount(row: AccountRow): Account
function toAccount(row: AccountRow | undefined): Account | undefined
function toAccount(row: AccountRow | undefined): Account | undefined {
  if (row === undefined) return undefined
  const { id, type, name, fullname, email, plan } = row
  return { id, type, name, fullname, email, plan, privateStorageBytes: row.private_storage_bytes, creditsUsd: row.credits_usd, createdAt: row.created_at }
}

function toToken(row: TokenRow): AccessToken {
  const { id, value, name } = row
  return { id, value, name, grant: TokenGrant.parse(JSON.parse(row.grant_json)), createdAt: row.created_at, expiresAt: row.expires_at }
}
