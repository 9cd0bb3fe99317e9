import type { FactoryRunId } from '@naturalcad/contracts/factory'
import type { SpaceFactory } from '@naturalcad/space-factory'
import type { CommandContext } from '../../commands/command-context.ts'
import { openFactory, type OpenFactoryOptions } from '../open-factory.ts'
import { checkRunName, findLastRun } from './name-run.ts'

/** Does work with the run that the user has named, by its id or as `last`. What is no name of a run is refused before anything is asked. */
export async function withRun<T>(
  name: string,
  context: CommandContext,
  work: (factory: SpaceFactory, runId: FactoryRunId) => Promise<T>,
  options?: OpenFactoryOptions,
): Promise<T> {
  checkRunName(name)
  const factory = await openFactory(context, options)
  try {
    return await work(factory, name === 'last' ? await findLastRun(factory, context.signal) : name)
  } finally {
    await factory.close()
  }
}
