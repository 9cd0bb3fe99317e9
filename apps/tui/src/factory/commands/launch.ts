import type { CommandContext } from '../../commands/command-context.ts'
import type { FactoryCommandOf } from '../arguments/factory-command.ts'
import { openFactory } from '../open-factory.ts'
import { printRun } from '../output/print-run.ts'
import { exitCodeOf } from '../output/run-result.ts'
import { deliverRun, type Delivered } from '../run/deliver-run.ts'

/** Starts a run, follows it to its verdict unless told not to, and ends with the exit code of that. */
export async function launch(command: FactoryCommandOf<'launch' | 'validate'>, context: CommandContext): Promise<number> {
  if (command.isLocal) return (await import('../local/launch-locally.ts')).launchLocally(command, context)
  const factory = await openFactory(context, command.request)
  try {
    return printDelivery(await deliverRun({ ...command, factory, context, start: () => factory.launch(command.request) }), context, command)
  } finally {
    await factory.close()
  }
}

/** Tells of a run that was delivered, and gives the exit code. */
export function printDelivery({ view, folder }: Delivered, { terminal }: CommandContext, { json }: { json: boolean }): number {
  printRun(view, { terminal, json, out: folder })
  return exitCodeOf(view)
}
