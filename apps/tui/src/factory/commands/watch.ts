import type { CommandContext } from '../../commands/command-context.ts'
import { createStatusLine } from '../../output/status-line.ts'
import type { FactoryCommandOf } from '../arguments/factory-command.ts'
import { printRun } from '../output/print-run.ts'
import { exitCodeOf } from '../output/run-result.ts'
import { chooseRunFolder, keepRunFiles } from '../run/keep-run-files.ts'
import { watchRun } from '../run/watch-run.ts'
import { withRun } from '../run/with-run.ts'

/** Follows a run that somebody has started, and ends with the exit code of its verdict. */
export async function watch({ run, json, out }: FactoryCommandOf<'watch'>, context: CommandContext): Promise<number> {
  const { terminal, signal } = context
  const folder = await chooseRunFolder(out, context)
  return withRun(run, context, async (factory, runId) => {
    const view = await watchRun({ factory, view: await factory.read(runId, { signal }), line: createStatusLine(terminal), signal })
    if (folder !== undefined) await keepRunFiles(factory, runId, folder, signal)
    printRun(view, { terminal, json, out: folder })
    return exitCodeOf(view)
  })
}
