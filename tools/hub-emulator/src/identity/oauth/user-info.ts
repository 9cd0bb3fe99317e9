import type { Account, Membership } from '../principal.ts'
import { avatarOf, billing } from '../whoami.ts'

/** The claims that userinfo and the id token share, cut to the granted scopes. */
export function describeUser(user: Account, memberships: readonly Membership[], { scopes, orgIds }: { scopes: string[]; orgIds: string[] }, baseUrl: string): Record<string, unknown> {
  const profile = {
    name: user.fullname,
    preferred_username: user.name,
    profile: `${baseUrl}/${user.name}`,
    picture: avatarOf(baseUrl, user),
  }
  const { canPay, billingMode } = billing(user)
  return {
    sub: user.id,
    isPro: user.plan !== 'free',
    ...(scopes.includes('profile') ? profile : {}),
    ...(scopes.includes('email') ? { email: user.email, email_verified: user.email !== null } : {}),
    ...(scopes.includes('read-billing') ? { canPay, billingMode } : {}),
    orgs: memberships
      .filter(({ org }) => scopes.includes('read-memberships') || orgIds.includes(org.id))
      .map(({ org, role }) => ({
        sub: org.id,
        name: org.fullname,
        preferred_username: org.name,
        picture: avatarOf(baseUrl, org),
        ...(org.plan === 'free' ? {} : { plan: org.plan }),
        roleInOrg: role,
      })),
  }
}
