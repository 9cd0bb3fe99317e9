import type { FactoryRunId } from '@naturalcad/contracts/factory'
import { longestJobSeconds, type SpaceFactory } from '@naturalcad/space-factory'
import type { CommandContext } from '../../commands/command-context.ts'
import type { FactoryCommandOf } from '../arguments/factory-command.ts'
import { printDelivery } from '../output/print-delivery.ts'
import { deliverRun } from '../run/deliver-run.ts'
import { withRun } from '../run/with-run.ts'

/** Resumes a run, or starts it again, and goes on as a launch does. */
export async function retry(command: FactoryCommandOf<'retry'>, context: CommandContext): Promise<number> {
  const jobSeconds = longestJobSeconds(context.environment.hub.job.timeoutSeconds)
  const deliver = async (factory: SpaceFactory, runId: FactoryRunId) => deliverRun({ ...command, factory, context, start: () => factory.retry(runId) })
  return printDelivery(await withRun(command.run, context, deliver, { jobSeconds }), context, command)
}
