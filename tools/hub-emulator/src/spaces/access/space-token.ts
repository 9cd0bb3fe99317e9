import type { Settings } from '../../storage/settings.ts'
import { createSignedClaims } from './signed-claims.ts'

const lifetimeSeconds = 3600

/** Short-lived tokens that open one private Space, for addresses that cannot carry a header. */
export interface SpaceTokens {
  issue(space: { repositoryId: string; fullName: string; userName: string }): string
  opens(token: string, repositoryId: string): boolean
}

export function createSpaceTokens(settings: Settings, now: () => number): SpaceTokens {
  const signed = createSignedClaims(settings, 'space-token', now)
  return {
    issue: ({ repositoryId, fullName, userName }) =>
      signed.sign({ read: true, onBehalfOf: { kind: 'user', user: userName }, space: fullName, sub: repositoryId }, lifetimeSeconds),
    opens: (token, repositoryId) => {
      const found = signed.read(token)
      return found !== undefined && !found.isExpired && found.claims['sub'] === repositoryId
    },
  }
}
