import { describeFlavors } from '../../hardware/describe-flavor.ts'
import { HubError } from '../../http/hub-error.ts'
import type { Exchange } from '../../http/exchange.ts'
import { readJson } from '../../http/read-body.ts'
import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import { requirePrincipal } from '../../identity/authenticate.ts'
import { planTerms } from '../../identity/plans.ts'
import type { Repository } from '../../repositories/repository.ts'
import { assertHardware, assertTokenKind } from '../settings/hardware-policy.ts'
import { standardHardware } from '../settings/sleep-time.ts'
import { DevModeRequest, HardwareRequest, SleepRequest, VolumesRequest } from '../settings/setting-schema.ts'
import type { SpaceRouter } from '../space-router.ts'
import type { SpaceServices } from '../space-services.ts'

export function addRuntimeRoutes(router: Router, spaceRouter: SpaceRouter, services: SpaceServices): void {
  const { store, repositories, controllerOf, runtimeOf, policy } = services
  const answer = (exchange: Exchange, { id }: Repository): void => {
    const repository = repositories.get(id)
    if (repository === undefined) throw new HubError(404, 'Repository not found', { code: 'RepoNotFound' })
    sendJson(exchange, 200, runtimeOf(repository))
  }

  router.on('GET', '/api/spaces/hardware', (exchange) => sendJson(exchange, 200, describeFlavors('space')))
  spaceRouter.on('GET', '/runtime', 'read', answer)

  spaceRouter.on('POST', '/hardware', 'write', async (exchange, repository) => {
    assertTokenKind(requirePrincipal(exchange), policy)
    const { flavor, sleepTimeSeconds } = await readJson(exchange, HardwareRequest)
    assertHardware({ name: flavor, namespace: repository.namespace, sdk: repository.sdk, repository }, repositories)
    if (sleepTimeSeconds != null) store.change(repository.id, { sleepSeconds: sleepTimeSeconds })
    repositories.change(repository.id, { hardware: flavor })
    if (flavor !== (repository.hardware ?? standardHardware)) controllerOf(repository).settingsChanged()
    answer(exchange, repository)
  })

  spaceRouter.on('POST', '/sleeptime', 'write', async (exchange, repository) => {
    assertTokenKind(requirePrincipal(exchange), policy)
    refuseStatic(repository)
    const { seconds } = await readJson(exchange, SleepRequest)
    store.change(repository.id, { sleepSeconds: seconds })
    answer(exchange, repository)
  })

  spaceRouter.on('POST', '/pause', 'write', (exchange, repository) => {
    refuseStatic(repository)
    controllerOf(repository).pause()
    answer(exchange, repository)
  })

  spaceRouter.on('POST', '/restart', 'write', (exchange, repository) => {
    assertTokenKind(requirePrincipal(exchange), policy)
    refuseStatic(repository)
    controllerOf(repository).restart(exchange.query.get('factory') === 'true')
    answer(exchange, repository)
  })

  spaceRouter.on('POST', '/dev-mode', 'write', async (exchange, repository) => {
    refuseStatic(repository)
    const { enabled } = await readJson(exchange, DevModeRequest)
    if (enabled && !planTerms[repository.namespace.plan].isPaid) throw new HubError(402, 'Payment required: dev mode needs a paid plan.')
    if (store.get(repository.id).devMode !== enabled) {
      store.change(repository.id, { devMode: enabled })
      controllerOf(repository).settingsChanged()
    }
    answer(exchange, repository)
  })

  spaceRouter.on('PUT', '/volumes', 'write', async (exchange, repository) => {
    refuseStatic(repository)
    const { volumes } = await readJson(exchange, VolumesRequest)
    services.requireVolumes(requirePrincipal(exchange), volumes)
    store.change(repository.id, { volumes })
    controllerOf(repository).settingsChanged()
    answer(exchange, repository)
  })

  spaceRouter.on('DELETE', '/volumes', 'write', (exchange, repository) => {
    if (store.get(repository.id).volumes.length === 0) throw new HubError(400, 'The Space has no volumes')
    store.change(repository.id, { volumes: [] })
    controllerOf(repository).settingsChanged()
    answer(exchange, repository)
  })
}

function refuseStatic({ sdk }: Repository): void {
  if (sdk === 'static') throw new HubError(400, 'Static Spaces always run: they cannot be paused or restarted and have no settings of a process')
}
