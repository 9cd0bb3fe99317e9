import { jobSecondsOf } from '@naturalcad/space-factory'
import type { CommandContext } from '../../commands/command-context.ts'
import type { FactoryCommandOf } from '../arguments/factory-command.ts'
import { openFactory } from '../open-factory.ts'
import { printDelivery } from '../output/print-delivery.ts'
import { deliverRun } from '../run/deliver-run.ts'

/** Starts a run, follows it to its verdict unless told not to, and ends with the exit code of that. */
export async function launch(command: FactoryCommandOf<'launch' | 'validate'>, context: CommandContext): Promise<number> {
  if (command.isLocal) return (await import('../local/launch-locally.ts')).launchLocally(command, context)
  const factory = await openFactory(context, { jobSeconds: jobSecondsOf(command.request, context.environment.hub.job.timeoutSeconds) })
  try {
    return printDelivery(await deliverRun({ ...command, factory, context, start: () => factory.launch(command.request) }), context, command)
  } finally {
    await factory.close()
  }
}
