import type { RunSummary } from '@naturalcad/space-factory'
import type { CommandContext } from '../../commands/command-context.ts'
import { toPlainLine } from '../../output/plain-line.ts'
import { formatTable } from '../../output/table.ts'
import type { FactoryCommandOf } from '../arguments/factory-command.ts'
import { openFactory } from '../open-factory.ts'
import { toRunResult } from '../output/run-result.ts'

/** The last runs, newest first. */
export async function list({ limit, json }: FactoryCommandOf<'list'>, context: CommandContext): Promise<void> {
  const { terminal, signal, environment } = context
  const factory = await openFactory(context)
  try {
    const runs = await factory.list({ limit, signal })
    if (json) terminal.out.write(`${JSON.stringify({ runs: runs.map((run) => toRunResult({ ...run, gate: null })) })}\n`)
    else if (runs.length === 0) terminal.out.write(`No runs at ${new URL(environment.hub.url).host} yet. Start one: naturalcad factory launch --help\n`)
    else terminal.out.write(formatTable(runs.map(toRow), terminal.columns, 'clip'))
  } finally {
    await factory.close()
  }
}

function toRow({ run, isInterrupted }: RunSummary): string[] {
  return [run.runId, run.kind, isInterrupted ? 'interrupted' : (run.resultStatus ?? run.status), toPlainLine(run.model?.id ?? run.target?.spaceId ?? '-')]
}
