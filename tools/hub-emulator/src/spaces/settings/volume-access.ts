import { HubError } from '../../http/hub-error.ts'
import type { Principal } from '../../identity/principal.ts'
import { maySee } from '../../repositories/access.ts'
import type { SpaceServices } from '../space-services.ts'
import type { Volume } from './volumes.ts'

/** Who mounts something has to see it: the app needs no token of its own. */
export function assertVolumes({ repositories }: Pick<SpaceServices, 'repositories'>, principal: Principal, volumes: readonly Volume[]): void {
  for (const { type, source } of volumes) {
    const [namespace = '', name = ''] = source.split('/')
    const found = type === 'bucket' ? undefined : repositories.find(type, namespace, name)
    if (found === undefined || !maySee(principal, found)) throw new HubError(404, `The ${type} ${source} of a volume was not found`)
  }
}
