import * as z from 'zod'

export const oauthScopes = [
  'openid', 'profile', 'email', 'read-billing', 'read-memberships', 'read-repos', 'gated-repos', 'contribute-repos', 'write-repos', 'manage-repos',
  'read-collections', 'write-collections', 'inference-api', 'read-endpoints', 'write-endpoints', 'jobs', 'webhooks', 'write-discussions',
] as const

const RoleGrant = z.strictObject({ kind: z.literal('role'), role: z.enum(['read', 'write']) })

const FineGrainedGrant = z.strictObject({
  kind: z.literal('fine-grained'),
  /** What the token may do on one user, organisation, repository or bucket, by `ns` or `ns/name`. */
  scoped: z.array(z.strictObject({ type: z.enum(['user', 'org', 'model', 'dataset', 'space', 'kernel', 'bucket']), name: z.string(), permissions: z.array(z.string()) })).default([]),
  global: z.array(z.string()).default([]),
  canReadGatedRepos: z.boolean().default(false),
})

const OAuthGrant = z.strictObject({ kind: z.literal('oauth'), clientId: z.string(), scopes: z.array(z.string()), orgIds: z.array(z.string()).default([]) })

/** What a token is good for; the owner's own rights bound it in any case. */
export const TokenGrant = z.discriminatedUnion('kind', [RoleGrant, FineGrainedGrant, OAuthGrant])
export type TokenGrant = z.output<typeof TokenGrant>

/** The grant as a list of words, for people. */
export function scopesOf(grant: TokenGrant): string[] {
  switch (grant.kind) {
    case 'role':
      return [grant.role]
    case 'fine-grained':
      return [...new Set([...grant.global, ...grant.scoped.flatMap(({ permissions }) => permissions)])]
    case 'oauth':
      return grant.scopes
    default:
      return grant satisfies never
  }
}
