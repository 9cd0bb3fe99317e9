import * as z from 'zod'
import { HubError } from '../../http/hub-error.ts'
import { param } from '../../http/exchange.ts'
import { readJson } from '../../http/read-body.ts'
import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import type { SpaceServices } from '../space-services.ts'

const Stop = z.object({ reason: z.string().min(1).default('Stopped by the platform') })

/** Not of the Hub: what the platform does to a Space by itself. */
export function addPlatformRoutes(router: Router, { repositories, controllerOf, runtimeOf }: Pick<SpaceServices, 'repositories' | 'controllerOf' | 'runtimeOf'>): void {
  router.on('POST', '/_emulator/spaces/:namespace/:name/stop', async (exchange) => {
    const { reason } = await readJson(exchange, Stop)
    const space = repositories.find('space', param(exchange, 'namespace'), param(exchange, 'name'))
    if (space === undefined) throw new HubError(404, 'Repository not found', { code: 'RepoNotFound' })
    controllerOf(space).halt(reason)
    sendJson(exchange, 200, runtimeOf(space))
  }, { forPeople: true })
}
