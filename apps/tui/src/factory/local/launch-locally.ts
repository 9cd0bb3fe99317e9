import { join, resolve } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { CommandContext } from '../../commands/command-context.ts'
import { createStatusLine } from '../../output/status-line.ts'
import type { FactoryCommandOf } from '../arguments/factory-command.ts'
import { printDelivery } from '../output/print-delivery.ts'
import { deliverRun } from '../run/deliver-run.ts'
import { chooseRunFolder } from '../run/keep-run-files.ts'
import { openLocalFactory, withLocalHub } from './open-local-factory.ts'
import { isFolder, pushModelFolder } from './push-model-folder.ts'

/** A run against a Hub that is there for this run only. Its files are kept, since the Hub is not. */
export async function launchLocally({ request, json, out, inference }: FactoryCommandOf<'launch' | 'validate'>, context: CommandContext): Promise<number> {
  const line = createStatusLine(context.terminal)
  await chooseRunFolder(out, context)
  const model = request.model === undefined ? undefined : await findModelFolder(request.model, context.cwd)
  return withLocalHub(context, { line, inference }, async (hub) => {
    const local = model === undefined ? request : { ...request, model: await pushModelFolder(model, hub) }
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

const remedy = 'a local Hub has no models but the one that --model names as a folder here, such as --model ./my-model'

/** A newcomer may expect the models of the real Hub here; a recipe may name one of them itself. */
function explainMissing(error: unknown): never {
  if (!NaturalCadError.is(error) || error.code !== 'NOT_FOUND') throw error
  throw new NaturalCadError('NOT_FOUND', error.message, { cause: error, details: error.details, remedy })
}

async function findModelFolder(model: string, cwd: string): Promise<string> {
  const folder = resolve(cwd, model)
  if (!(await isFolder(folder))) throw new NaturalCadError('NOT_FOUND', `--model: there is no folder ${folder}`, { remedy })
  return folder
}
