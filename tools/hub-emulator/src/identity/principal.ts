import type { Plan } from './plans.ts'
import type { TokenGrant } from './token-grant.ts'

export interface Account {
  id: string
  type: 'user' | 'org'
  name: string
  fullname: string
  email: string | null
  plan: Plan
  /** Overrides what the plan gives. */
  privateStorageBytes: number | null
  /** Each month, in place of what the plan gives. */
  creditsUsd: number | null
  createdAt: number
}

export const memberRoles = ['admin', 'write', 'contributor', 'read'] as const
export type MemberRole = (typeof memberRoles)[number]

export interface Membership {
  org: Account
  role: MemberRole
}

export interface AccessToken {
  id: string
  value: string
  name: string
  grant: TokenGrant
  createdAt: number
  expiresAt: number | null
}

/** A user and the token that speaks for them. */
export interface Principal {
  user: Account
  memberships: readonly Membership[]
  token: AccessToken
}
