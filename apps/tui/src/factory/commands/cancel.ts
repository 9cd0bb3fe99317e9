import type { CommandContext } from '../../commands/command-context.ts'
import { createStatusLine } from '../../output/status-line.ts'
import type { FactoryCommandOf } from '../arguments/factory-command.ts'
import { printRun } from '../output/print-run.ts'
import { cancelRun } from '../run/complete-run.ts'
import { withRun } from '../run/with-run.ts'

/** Ends a run, and waits for its end. One that is over stays as it is. */
export async function cancel({ run, json }: FactoryCommandOf<'cancel'>, context: CommandContext): Promise<void> {
  const { terminal } = context
  const line = createStatusLine(terminal)
  const view = await withRun(run, context, (factory, runId) => cancelRun(factory, runId, line))
  if (view.run.status !== 'canceled') line.say('the run had come to its end before: nothing was canceled')
  printRun(view, { terminal, json })
}
