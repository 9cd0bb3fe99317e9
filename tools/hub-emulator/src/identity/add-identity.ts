import type { Router } from '../http/router.ts'
import type { Database } from '../storage/database.ts'
import type { Settings } from '../storage/settings.ts'
import { createAccountStore, type AccountStore } from './account-store.ts'
import { addIdentityRoutes } from './identity-routes.ts'
import { addAuthorizeRoutes } from './oauth/authorize-routes.ts'
import { addDeviceRoutes } from './oauth/device-routes.ts'
import { addDiscoveryRoutes } from './oauth/discovery-routes.ts'
import { createIdTokenSigner } from './oauth/id-token.ts'
import { createOAuthStore, type OAuthStore } from './oauth/oauth-store.ts'
import { addTokenRoutes } from './oauth/token-routes.ts'

export interface IdentityFoundation {
  database: Database
  settings: Settings
  now: () => number
}

/** Who there is and how they sign in. */
export function addIdentity(router: Router, { database, settings, now }: IdentityFoundation): { accounts: AccountStore; oauth: OAuthStore } {
  const accounts = createAccountStore(database, now)
  const oauth = createOAuthStore(database, accounts, now)
  const signer = createIdTokenSigner(settings)
  addIdentityRoutes(router, accounts)
  addDiscoveryRoutes(router, oauth, signer)
  addAuthorizeRoutes(router, accounts, oauth)
  addDeviceRoutes(router, accounts, oauth)
  addTokenRoutes(router, { accounts, oauth, signer, now })
  return { accounts, oauth }
}
