import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BucketServices } from '../buckets/bucket-services.ts'
import type { Containers } from '../containers/create-containers.ts'
import { findFlavor, type Flavor } from '../hardware/flavors.ts'
import type { Router } from '../http/router.ts'
import { createVolumeAccess } from '../mounts/volume-access.ts'
import { findRevision, mainRef } from '../repositories/git/revision.ts'
import type { Repository } from '../repositories/repository.ts'
import type { RepositoryServices } from '../repositories/repository-services.ts'
import { spaceOAuthEnvironment } from '../repositories/space-oauth/space-application.ts'
import type { Settings } from '../storage/settings.ts'
import { addAccessRoutes } from './access/access-routes.ts'
import { createSpaceTokens } from './access/space-token.ts'
import { createSpaceRunner } from './building/create-space-runner.ts'
import type { AppEnvironment } from './building/space-runner-options.ts'
import { addLogRoutes } from './logs/log-routes.ts'
import { createSpaceLog, type LogKind } from './logs/space-log.ts'
import { describeRuntime } from './runtime/describe-runtime.ts'
import { describeToApp } from './runtime/environment.ts'
import { addPlatformRoutes } from './runtime/platform-routes.ts'
import { readSource } from './runtime/read-source.ts'
import { addRuntimeRoutes } from './runtime/runtime-routes.ts'
import { createSpaceController, type SpaceController } from './runtime/space-controller.ts'
import { createSpaceRegistry, type SpaceRegistry } from './runtime/space-registry.ts'
import { createSpaceHandlers } from './serving/serve-space.ts'
import { openSpaceServer } from './serving/space-server.ts'
import { prepareSpace } from './settings/prepare-space.ts'
import { createSecretBox } from './settings/secret-box.ts'
import { addSettingRoutes } from './settings/setting-routes.ts'
import { createSettingStore } from './settings/setting-store.ts'
import { standardHardware } from './settings/sleep-time.ts'
import { createSpaceRouter } from './space-router.ts'
import type { SpacePolicy, SpaceServices } from './space-services.ts'
import { createSpaceStore } from './space-store.ts'
import { addZeroGpu } from './zero-gpu/add-zero-gpu.ts'

export interface SpaceFoundation {
  repositories: RepositoryServices
  buckets: BucketServices
  settings: Settings
  /** Where the key of secrets lies. */
  folder: string
  policy: SpacePolicy
  containers: Containers
  /** Where apps reach the emulator. */
  hubUrl: () => string
}

export interface Spaces extends Pick<SpaceRegistry, 'open' | 'resume' | 'close'> {
  services: SpaceServices
}

/** Everything about Spaces beyond their repositories: they are built, run, served and set. */
export function addSpaces(router: Router, { repositories: services, buckets, settings: values, folder, policy, containers, hubUrl }: SpaceFoundation): Spaces {
  const { database, repositories, git, now, accounts, oauth } = services
  const appFolder = join(folder, 'spaces', 'apps')
  // Left by an emulator that was killed.
  rmSync(appFolder, { recursive: true, force: true })
  mkdirSync(join(folder, 'spaces'), { recursive: true })
  const store = createSpaceStore(database)
  const settings = createSettingStore(database, createSecretBox(join(folder, 'spaces', 'secrets.key')), now)
  const tokens = createSpaceTokens(values, now)
  const hostOf = ({ id }: Repository): string => `127.0.0.1:${store.get(id).port ?? 0}`
  const gpus = addZeroGpu(router, { services, settings: values, hubUrl })
  const environmentOf = (repository: Repository, title: string): AppEnvironment => {
    const { OAUTH_CLIENT_SECRET, ...signIn } = spaceOAuthEnvironment(oauth, repository.id, hubUrl())
    const described = describeToApp({ repository, title, host: hostOf(repository), flavor: flavorOf(repository) })
    return {
      open: { ...described, ...signIn, ...gpus.environmentOf(repository), ...settings.values(repository.id, 'variable') },
      secret: { ...(OAUTH_CLIENT_SECRET === undefined ? {} : { OAUTH_CLIENT_SECRET }), ...settings.values(repository.id, 'secret') },
    }
  }
  const runner = createSpaceRunner({ services, containers, folder: appFolder, environmentOf, volumesOf: ({ id }) => store.get(id).volumes })
  const requireVolumes = createVolumeAccess(services, buckets)

  const createController = ({ id }: Repository): SpaceController => {
    const current = (): Repository => {
      const found = repositories.get(id)
      if (found === undefined) throw new Error(`Space ${id} is gone`)
      return found
    }
    const log = (kind: LogKind) => createSpaceLog({ database, repositoryId: id, kind, now })
    return createSpaceController({
      repositoryId: id, store, runner, now,
      logs: { build: log('build'), run: log('run') },
      headOid: () => {
        const repository = repositories.get(id)
        return repository === undefined ? undefined : findRevision(git, repository, mainRef)?.oid
      },
      readSource: () => {
        const source = readSource(services, settings, current())
        // The card rules, whatever was said when the Space was created.
        if (source.card.sdk !== source.repository.sdk) repositories.change(id, { sdk: source.card.sdk })
        return { ...source, repository: current() }
      },
    })
  }
  const registry = createSpaceRegistry({
    database, repositories, store, createController,
    openServer: async ({ id }, controller) => {
      const server = await openSpaceServer({
        preferredPort: store.get(id).port,
        ...createSpaceHandlers({ accounts, tokens, controller, repository: () => repositories.get(id), appHeaders: (visit, request) => gpus.headersFor(id, visit, request) }),
      })
      await containers.addApp(server.port)
      return {
        port: server.port,
        close: () => {
          containers.removeApp(server.port)
          return server.close()
        },
      }
    },
  })

  const spaces: SpaceServices = {
    ...services, store, settings, tokens, policy,
    requireVolumes: (principal, volumes) => requireVolumes({ principal, baseUrl: hubUrl() }, volumes),
    controllerOf: (repository) => registry.controllerOf(repository),
    // What runs is told as it is now, whatever else the answer looks back at.
    runtimeOf: (asked) =>
      database.live(() => {
        const repository = repositories.get(asked.id) ?? asked
        const controller = registry.controllerOf(repository)
        registry.checkSleep(repository, controller)
        return describeRuntime(repository, store.get(repository.id), controller)
      }),
  }
  spaces.spaces = {
    prepare: (wishes, space) => prepareSpace(spaces, wishes, space),
    settle: (repository) => registry.settle(repository),
    host: (repository) => (store.get(repository.id).port === null ? undefined : `http://${hostOf(repository)}`),
    runtime: spaces.runtimeOf,
  }
  services.spaces = spaces.spaces
  const spaceRouter = createSpaceRouter(router, repositories)
  addRuntimeRoutes(router, spaceRouter, spaces)
  addPlatformRoutes(router, spaces)
  addSettingRoutes(spaceRouter, spaces)
  addLogRoutes(spaceRouter, spaces)
  addAccessRoutes(router, spaceRouter, spaces)
  return { ...registry, services: spaces }
}

function flavorOf({ hardware }: Repository): Flavor {
  const flavor = findFlavor(hardware ?? standardHardware, 'space') ?? findFlavor(standardHardware, 'space')
  if (flavor === undefined) throw new Error(`no flavor ${standardHardware}`)
  return flavor
}
