import type { CommandContext } from '../../commands/command-context.ts'
import { createStatusLine } from '../../output/status-line.ts'
import type { FactoryCommandOf } from '../arguments/factory-command.ts'
import { openFactory } from '../open-factory.ts'
import { printRun } from '../output/print-run.ts'
import { cancelRun } from '../run/complete-run.ts'
import { findRun } from '../run/find-run.ts'

/** Ends a run, and waits for its end. One that is over stays as it is. */
export async function cancel({ run, json }: FactoryCommandOf<'cancel'>, context: CommandContext): Promise<void> {
  const { terminal, signal } = context
  const factory = await openFactory(context)
  try {
    const runId = await findRun(factory, run, signal)
    printRun(await cancelRun(factory, runId, createStatusLine(terminal)), { terminal, json })
  } finally {
    await factory.close()
  }
}
