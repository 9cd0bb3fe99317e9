import { findFlavor } from '../../hardware/flavors.ts'
import type { Repository } from '../../repositories/repository.ts'
import { sleepSecondsOf, standardHardware } from '../settings/sleep-time.ts'
import type { Space } from '../space-store.ts'
import type { SpaceController } from './space-controller.ts'

/** The answer of `GET /api/spaces/{id}/runtime`. A static Space has neither hardware nor sleep. */
export function describeRuntime(repository: Repository, space: Space, controller: SpaceController): Record<string, unknown> {
  const stage = controller.stage()
  const live = controller.live()
  const isStatic = repository.sdk === 'static'
  const errorMessage = stage.endsWith('ERROR') || stage === 'NO_APP_FILE' ? controller.failure()?.message : (space.goalReason ?? undefined)
  const requested = repository.hardware ?? standardHardware
  const current = live === undefined ? null : (live.hardware ?? standardHardware)
  return {
    stage,
    hardware: isStatic ? { current: null, requested: null } : { current, requested, ...prettyNames(current, requested) },
    storage: space.storage,
    gcTimeout: isStatic ? null : sleepSecondsOf(repository, space),
    replicas: { current: live === undefined ? 0 : 1, requested: space.goal === 'run' ? 1 : 0 },
    devMode: space.devMode,
    domains: space.port === null ? [] : [{ domain: `127.0.0.1:${space.port}`, stage: 'READY', isCustom: false }],
    ...(space.volumes.length === 0 ? {} : { volumes: space.volumes }),
    ...(live === undefined ? {} : { sha: live.oid }),
    ...(errorMessage === undefined ? {} : { errorMessage }),
  }
}

function prettyNames(current: string | null, requested: string): Record<string, string> {
  const pretty = (name: string): string => findFlavor(name, 'space')?.prettyName ?? name
  return { ...(current === null ? {} : { currentPrettyName: pretty(current) }), requestedPrettyName: pretty(requested) }
}
