import { join, resolve } from 'node:path'
import type { FactoryRequest } from '@naturalcad/contracts/factory'
import type { CommandContext } from '../../commands/command-context.ts'
import { createStatusLine } from '../../output/status-line.ts'
import type { FactoryCommandOf } from '../arguments/factory-command.ts'
import { printDelivery } from '../commands/launch.ts'
import { deliverRun } from '../run/deliver-run.ts'
import { openLocalFactory, withLocalHub } from './open-local-factory.ts'
import { isFolder, pushModelFolder } from './push-model-folder.ts'
import type { LocalHub } from './start-local-hub.ts'

/** A run against a Hub that is there for this run only. Its files are kept, since the Hub is not. */
export async function launchLocally({ request, json, out }: FactoryCommandOf<'launch' | 'validate'>, context: CommandContext): Promise<number> {
  const line = createStatusLine(context.terminal)
  return withLocalHub(context, line, async (hub) => {
    const local = await bringModel(request, hub, context.cwd)
    const factory = openLocalFactory(hub, hub.user.token, context)
    const folder = out ?? ((runId: string) => join(context.environment.dataDir, 'factory', runId))
    try {
      const delivered = await deliverRun({ factory, context, start: () => factory.launch(local), wait: true, out: folder })
      return printDelivery(delivered, context, { json })
    } finally {
      await factory.close()
    }
  })
}

/** A model that is a folder here is put on the local Hub, which has no others. */
async function bringModel(request: FactoryRequest, hub: LocalHub, cwd: string): Promise<FactoryRequest> {
  const { model } = request
  if (model === undefined || !(await isFolder(resolve(cwd, model)))) return request
  return { ...request, model: await pushModelFolder(resolve(cwd, model), hub) }
}
