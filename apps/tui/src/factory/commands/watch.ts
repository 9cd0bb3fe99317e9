import { resolve } from 'node:path'
import type { CommandContext } from '../../commands/command-context.ts'
import { createStatusLine } from '../../output/status-line.ts'
import type { FactoryCommandOf } from '../arguments/factory-command.ts'
import { openFactory } from '../open-factory.ts'
import { printRun } from '../output/print-run.ts'
import { exitCodeOf } from '../output/run-result.ts'
import { findRun } from '../run/find-run.ts'
import { checkRunFolder, keepRunFiles } from '../run/keep-run-files.ts'
import { watchRun } from '../run/watch-run.ts'

/** Follows a run that somebody has started, and ends with the exit code of its verdict. */
export async function watch({ run, json, out }: FactoryCommandOf<'watch'>, context: CommandContext): Promise<number> {
  const { terminal, signal, cwd } = context
  const folder = out === undefined ? undefined : resolve(cwd, out)
  if (folder !== undefined) await checkRunFolder(folder)
  const factory = await openFactory(context)
  try {
    const runId = await findRun(factory, run, signal)
    const view = await watchRun({ factory, view: await factory.read(runId, { signal }), line: createStatusLine(terminal), signal })
    if (folder !== undefined) await keepRunFiles(factory, runId, folder, signal)
    printRun(view, { terminal, json, out: folder })
    return exitCodeOf(view)
  } finally {
    await factory.close()
  }
}
