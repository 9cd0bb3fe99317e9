import type { Principal } from '../identity/principal.ts'
import type { VolumeRequest } from '../mounts/volume.ts'
import type { Repository } from '../repositories/repository.ts'
import type { RepositoryServices } from '../repositories/repository-services.ts'
import type { SpaceTokens } from './access/space-token.ts'
import type { SpaceController } from './runtime/space-controller.ts'
import type { SettingStore } from './settings/setting-store.ts'
import type { SpaceStore } from './space-store.ts'

/** What the routes of Spaces work with. */
export interface SpaceServices extends RepositoryServices {
  store: SpaceStore
  settings: SettingStore
  tokens: SpaceTokens
  controllerOf: (repository: Repository) => SpaceController
  runtimeOf: (repository: Repository) => Record<string, unknown>
  policy: SpacePolicy
  /** Who mounts something has to be allowed to: the app needs no token of its own. Throws the Hub's refusal. */
  requireVolumes: (principal: Principal, volumes: readonly VolumeRequest[]) => void
}

/** What differs between accounts and times on the Hub, and can be chosen here. */
export interface SpacePolicy {
  /** The Hub answers 401 to OAuth tokens that change hardware or sleep time or restart, whatever their scopes. */
  refusesHardwareToOAuth: boolean
}
