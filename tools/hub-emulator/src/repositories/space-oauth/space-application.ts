import * as z from 'zod'
import type { OAuthStore } from '../../identity/oauth/oauth-store.ts'
import { randomId, randomText } from '../../identity/random.ts'
import { oauthScopes } from '../../identity/token-grant.ts'
import { readTextFile } from '../content/read-file.ts'
import type { Commit } from '../git/git-store.ts'
import { findRevision, mainRef } from '../git/revision.ts'
import { readFrontMatter } from '../info/front-matter.ts'
import { subdomainOf, type Repository } from '../repository.ts'
import type { RepositoryServices } from '../repository-services.ts'

const standardMinutes = 480
const listed = z.union([z.string().transform((one) => [one]), z.array(z.string())])

/** What the front matter of a Space says about signing in. */
const Card = z.object({
  hf_oauth: z.literal(true),
  hf_oauth_scopes: listed.default([]),
  hf_oauth_expiration_minutes: z.int().min(1).max(43_200).default(standardMinutes),
  hf_oauth_authorized_org: listed.default([]),
})

/** Makes, changes or removes the OAuth application of a Space, as the README on main has it. Its id and secret stay while it lasts. */
export function syncSpaceApplication(services: Pick<RepositoryServices, 'git' | 'contents' | 'oauth'>, space: Repository, commit: Commit): void {
  if (space.type !== 'space') return
  const { oauth } = services
  const matter = readFrontMatter(readTextFile(services, space, commit, 'README.md') ?? '')
  const card = matter.kind === 'read' ? Card.safeParse(matter.data) : undefined
  const known = oauth.findSpaceApp(space.id)
  if (card?.success !== true) {
    if (known !== undefined) oauth.removeApp(known.clientId)
    return
  }
  const { hf_oauth_scopes: scopes, hf_oauth_expiration_minutes: minutes, hf_oauth_authorized_org: orgNames } = card.data
  oauth.setSpaceApp(space.id, {
    clientId: known?.clientId ?? randomId(),
    clientSecret: known?.clientSecret ?? randomText(40),
    name: space.fullName,
    redirectUris: [],
    tokenSeconds: minutes * 60,
    space: { subdomain: subdomainOf(space), scopes: withStandardScopes(scopes), orgNames },
  })
}

function withStandardScopes(scopes: readonly string[]): string[] {
  const known = scopes.filter((scope) => (oauthScopes as readonly string[]).includes(scope))
  return [...new Set(['openid', 'profile', ...known])]
}

/** After a move: the address of the Space and the name of its application follow. */
export function syncMovedSpace(services: Pick<RepositoryServices, 'git' | 'contents' | 'oauth'>, space: Repository): void {
  const commit = findRevision(services.git, space, mainRef)
  if (commit !== undefined) syncSpaceApplication(services, space, commit)
}

/**
 * What the process of a Space finds in its environment to sign its visitors in; nothing without `hf_oauth: true`.
 * `providerUrl` is where that process reaches the emulator.
 */
export function spaceOAuthEnvironment(oauth: Pick<OAuthStore, 'findSpaceApp'>, spaceId: string, providerUrl: string): Record<string, string> {
  const app = oauth.findSpaceApp(spaceId)
  if (app?.space === undefined) return {}
  return { OAUTH_CLIENT_ID: app.clientId, OAUTH_CLIENT_SECRET: app.clientSecret ?? '', OAUTH_SCOPES: app.space.scopes.join(' '), OPENID_PROVIDER_URL: providerUrl }
}
