import { join, resolve } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryRequest } from '@naturalcad/contracts/factory'
import type { CommandContext } from '../../commands/command-context.ts'
import { createStatusLine } from '../../output/status-line.ts'
import type { FactoryCommandOf } from '../arguments/factory-command.ts'
import { printDelivery } from '../output/print-delivery.ts'
import { deliverRun } from '../run/deliver-run.ts'
import { chooseRunFolder } from '../run/keep-run-files.ts'
import { openLocalFactory, withLocalHub } from './open-local-factory.ts'
import { isFolder, pushModelFolder } from './push-model-folder.ts'
import type { LocalHub } from './start-local-hub.ts'

/** A run against a Hub that is there for this run only. Its files are kept, since the Hub is not. */
export async function launchLocally({ request, json, out, inference }: FactoryCommandOf<'launch' | 'validate'>, context: CommandContext): Promise<number> {
  const line = createStatusLine(context.terminal)
  await chooseRunFolder(out, context)
  return withLocalHub(context, { line, inference }, async (hub) => {
    const local = await bringModel(request, hub, context.cwd)
    const factory = openLocalFactory(hub, hub.user.token, request.recipe, context)
    const folder = out ?? ((runId: string) => join(context.environment.dataDir, 'factory', runId))
    try {
      const delivered = await deliverRun({ factory, context, start: async () => factory.launch(local).catch(explainMissing), wait: true, out: folder })
      return printDelivery(delivered, context, { json })
    } finally {
      await factory.close()
    }
  })
}

/** A newcomer may expect the models of the real Hub here. */
function explainMissing(error: unknown): never {
  if (!NaturalCadError.is(error) || error.code !== 'NOT_FOUND') throw error
  throw new NaturalCadError('NOT_FOUND', error.message, { cause: error, details: error.details, remedy: 'a local Hub has no models but the one that --model names as a folder here, such as --model ./my-model' })
}

/** A model that is a folder here is put on the local Hub, which has no others. */
async function bringModel(request: FactoryRequest, hub: LocalHub, cwd: string): Promise<FactoryRequest> {
  const { model } = request
  if (model === undefined || !(await isFolder(resolve(cwd, model)))) return request
  return { ...request, model: await pushModelFolder(resolve(cwd, model), hub) }
}
