import * as z from 'zod'
import { Fault } from '../faults/fault.ts'
import { plans } from '../identity/plans.ts'
import { memberRoles } from '../identity/principal.ts'
import { randomToken } from '../identity/random.ts'
import { TokenGrant } from '../identity/token-grant.ts'
import { repositoryTypes, spaceSdks, visibilities } from '../repositories/repository.ts'

const accountName = z.string().regex(/^(?!-)(?!.*--)[A-Za-z0-9-]{1,42}(?<!-)$/, 'must be a Hub name: letters, digits and single dashes')
const fullName = z.string().regex(/^[^/]+\/[^/]+$/, 'must be "namespace/name"')
const privateStorageBytes = z.int().min(0).nullable().default(null)
const creditsUsd = z.number().min(0).nullable().default(null)

const Token = z.strictObject({
  name: z.string().default('token'),
  value: z.string().startsWith('hf_', 'must begin with "hf_": the clients send no other').default(() => randomToken('access')),
  grant: TokenGrant.default({ kind: 'role', role: 'write' }),
  expiresAt: z.iso.datetime().optional(),
})

const User = z.strictObject({
  name: accountName,
  fullname: z.string().optional(),
  email: z.email().optional(),
  plan: z.enum(plans).default('free'),
  privateStorageBytes,
  creditsUsd,
  tokens: z.array(Token).min(1).default(() => [Token.parse({})]),
})

const Organization = z.strictObject({
  name: accountName,
  fullname: z.string().optional(),
  plan: z.enum(plans).default('free'),
  privateStorageBytes,
  creditsUsd,
  members: z.array(z.strictObject({ user: z.string(), role: z.enum(memberRoles).default('write') })).min(1),
})

const SeedRepository = z.strictObject({
  type: z.enum(repositoryTypes).default('model'),
  id: fullName,
  visibility: z.enum(visibilities).default('public'),
  gated: z.enum(['auto', 'manual']).optional(),
  sdk: z.enum(spaceSdks).optional(),
  /** Exactly one of `text` and `base64` for each. */
  files: z.array(z.union([z.strictObject({ path: z.string(), text: z.string() }), z.strictObject({ path: z.string(), base64: z.base64() })])).default([]),
})

const OAuthApplication = z.strictObject({
  clientId: z.string(),
  clientSecret: z.string().optional(),
  name: z.string(),
  redirectUris: z.array(z.url()).default([]),
  tokenSeconds: z.int().positive().optional(),
})

/** What the emulator begins with. */
export const Seed = z.strictObject({
  users: z.array(User).min(1),
  organizations: z.array(Organization).default([]),
  repositories: z.array(SeedRepository).default([]),
  oauthApplications: z.array(OAuthApplication).default([]),
  faults: z.array(Fault).default([]),
})
export type Seed = z.output<typeof Seed>
/** As a user writes it: defaults may be left out. */
export type SeedInput = z.input<typeof Seed>

export const profiles = plans
export type Profile = (typeof profiles)[number]

/** Two users, so that private things have someone to be hidden from; the first one on the plan that the profile names. */
export function defaultSeed(profile: Profile): SeedInput {
  const organizations = profile === 'team' ? [{ name: 'acme', fullname: 'Acme', plan: 'team' as const, members: [{ user: 'alice', role: 'admin' as const }] }] : []
  return {
    users: [
      { name: 'alice', fullname: 'Alice', email: 'alice@example.com', plan: profile === 'team' ? 'free' : profile },
      { name: 'bob', fullname: 'Bob', email: 'bob@example.com' },
    ],
    organizations,
  }
}
