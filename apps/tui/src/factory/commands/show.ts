import type { CommandContext } from '../../commands/command-context.ts'
import { printText } from '../../output/print-text.ts'
import type { FactoryCommandOf } from '../arguments/factory-command.ts'
import { printRun, printVerdict } from '../output/print-run.ts'
import { chooseRunFolder, keepRunFiles } from '../run/keep-run-files.ts'
import { readReport } from '../run/read-report.ts'
import { withRun } from '../run/with-run.ts'

/** One run as it stands, with its report where it has one. */
export async function show({ run, json, out }: FactoryCommandOf<'show'>, context: CommandContext): Promise<void> {
  const { terminal, signal } = context
  const folder = await chooseRunFolder(out, context)
  await withRun(run, context, async (factory, runId) => {
    const view = await factory.read(runId, { signal })
    if (folder !== undefined) await keepRunFiles(factory, runId, folder, signal)
    const report = json ? '' : await readReport(factory, runId, { terminal, signal })
    if (report === '') return printRun(view, { terminal, json, out: folder })
    printVerdict(view, { terminal, json, out: folder })
    printText(report, 'out', terminal)
  })
}
