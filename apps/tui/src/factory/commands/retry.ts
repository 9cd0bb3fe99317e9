import type { CommandContext } from '../../commands/command-context.ts'
import type { FactoryCommandOf } from '../arguments/factory-command.ts'
import { openFactory } from '../open-factory.ts'
import { deliverRun } from '../run/deliver-run.ts'
import { findRun } from '../run/find-run.ts'
import { printDelivery } from '../output/print-delivery.ts'

/** Resumes a run, or starts it again, and goes on as a launch does. */
export async function retry(command: FactoryCommandOf<'retry'>, context: CommandContext): Promise<number> {
  const factory = await openFactory(context)
  try {
    const runId = await findRun(factory, command.run, context.signal)
    return printDelivery(await deliverRun({ ...command, factory, context, start: () => factory.retry(runId) }), context, command)
  } finally {
    await factory.close()
  }
}
