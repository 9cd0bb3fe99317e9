import { HubError } from '../../http/hub-error.ts'
import { parseWith } from '../../http/read-body.ts'
import { planTerms } from '../../identity/plans.ts'
import type { Repository } from '../../repositories/repository.ts'
import type { NewSpace, SpaceWishes } from '../../repositories/space-parts.ts'
import type { SpaceServices } from '../space-services.ts'
import { assertHardware } from './hardware-policy.ts'
import { Wishes } from './setting-schema.ts'

/** Checks what a new Space asks for, then stores it in the transaction that makes the Space. */
export function prepareSpace(services: SpaceServices, sent: SpaceWishes, { namespace, sdk, principal, copyOf }: NewSpace): (repository: Repository) => void {
  const { hardware, secrets, variables, volumes, sleepTimeSeconds, storage, devModeEnabled } = parseWith(Wishes, sent)
  if (hardware != null) assertHardware({ name: hardware, namespace, sdk }, services.repositories)
  if (sdk === 'static' && (volumes ?? []).length > 0) throw new HubError(400, 'Static Spaces have no volumes')
  services.requireVolumes(principal, volumes ?? [])
  if ((storage != null || devModeEnabled === true) && !planTerms[namespace.plan].isPaid) {
    throw new HubError(402, `Payment required: ${storage == null ? 'dev mode' : 'persistent storage'} needs a paid plan.`)
  }
  return ({ id }) => {
    services.store.change(id, { volumes: volumes ?? [], sleepSeconds: sleepTimeSeconds ?? null, storage: storage ?? null, devMode: devModeEnabled ?? false })
    if (copyOf !== undefined) services.settings.copyVariables(copyOf.id, id)
    for (const secret of secrets ?? []) services.settings.set(id, 'secret', { ...secret, description: secret.description ?? undefined })
    for (const variable of variables ?? []) services.settings.set(id, 'variable', { ...variable, description: variable.description ?? undefined })
  }
}
