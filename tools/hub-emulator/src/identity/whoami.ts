import type { AccountStore } from './account-store.ts'
import { planTerms } from './plans.ts'
import type { AccessToken, Account, Membership, Principal } from './principal.ts'
import type { TokenGrant } from './token-grant.ts'

/** The answer of `GET /api/whoami-v2`. */
export function describeSelf(principal: Principal, baseUrl: string, accounts: AccountStore): Record<string, unknown> {
  const { user, memberships, token } = principal
  const isOAuth = token.grant.kind === 'oauth'
  const mayTell = (scope: string): boolean => token.grant.kind !== 'oauth' || token.grant.scopes.includes(scope)
  return {
    type: 'user',
    id: user.id,
    name: user.name,
    fullname: user.fullname,
    ...(mayTell('email') ? { email: user.email, emailVerified: user.email !== null } : {}),
    ...billing(user),
    isPro: user.plan !== 'free',
    avatarUrl: avatarOf(baseUrl, user),
    orgs: memberships.map((membership) => describeMembership(membership, baseUrl)),
    auth: isOAuth
      ? { type: 'oauth', ...expiry(token) }
      : {
          type: 'access_token',
          accessToken: {
            displayName: token.name,
            role: token.grant.kind === 'role' ? token.grant.role : 'fineGrained',
            createdAt: new Date(token.createdAt).toISOString(),
            ...(token.grant.kind === 'fine-grained' ? { fineGrained: describeFineGrained(token.grant, accounts) } : {}),
          },
          ...expiry(token),
        },
  }
}

export function avatarOf(baseUrl: string, { name }: Account): string {
  return `${baseUrl}/avatars/${encodeURIComponent(name)}.svg`
}

export function billing({ plan }: Account): Record<string, unknown> {
  return { canPay: planTerms[plan].isPaid, billingMode: 'prepaid', periodEnd: null }
}

function expiry({ expiresAt }: AccessToken): Record<string, unknown> {
  return expiresAt === null ? {} : { expiresAt: new Date(expiresAt).toISOString() }
}

function describeMembership({ org, role }: Membership, baseUrl: string): Record<string, unknown> {
  const plan = org.plan === 'free' ? {} : { plan: org.plan }
  return {
    type: 'org', id: org.id, name: org.name, fullname: org.fullname, email: org.email, ...billing(org), ...plan, avatarUrl: avatarOf(baseUrl, org), roleInOrg: role,
  }
}

function describeFineGrained(grant: Extract<TokenGrant, { kind: 'fine-grained' }>, accounts: AccountStore): Record<string, unknown> {
  return {
    canReadGatedRepos: grant.canReadGatedRepos,
    global: grant.global,
    scoped: grant.scoped.map(({ type, name, permissions }) => ({ entity: { _id: accounts.find(name)?.id ?? name, type, name }, permissions })),
  }
}
