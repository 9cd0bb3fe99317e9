import { resolve } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryRunId } from '@naturalcad/contracts/factory'
import type { SpaceFactory } from '@naturalcad/space-factory'
import type { CommandContext } from '../../commands/command-context.ts'
import { printText } from '../../output/print-text.ts'
import type { Terminal } from '../../output/terminal.ts'
import type { FactoryCommandOf } from '../arguments/factory-command.ts'
import { openFactory } from '../open-factory.ts'
import { formatReport } from '../output/format-report.ts'
import { printRun, printVerdict } from '../output/print-run.ts'
import { findRun } from '../run/find-run.ts'
import { checkRunFolder, keepRunFiles } from '../run/keep-run-files.ts'

/** One run as it stands, with its report where it has one. */
export async function show({ run, json, out }: FactoryCommandOf<'show'>, context: CommandContext): Promise<void> {
  const { terminal, signal, cwd } = context
  const folder = out === undefined ? undefined : resolve(cwd, out)
  if (folder !== undefined) await checkRunFolder(folder)
  const factory = await openFactory(context)
  try {
    const runId = await findRun(factory, run, signal)
    const view = await factory.read(runId, { signal })
    if (folder !== undefined) await keepRunFiles(factory, runId, folder, signal)
    const report = json ? '' : await readReport(factory, runId, { terminal, signal })
    if (report === '') return printRun(view, { terminal, json, out: folder })
    printVerdict(view, { terminal, json, out: folder })
    printText(report, 'out', terminal)
  } finally {
    await factory.close()
  }
}

/** `report.md`, behind an empty line; nothing where there is none yet. */
export async function readReport(factory: SpaceFactory, runId: FactoryRunId, { terminal, signal }: { terminal: Terminal; signal: AbortSignal }): Promise<string> {
  try {
    const { body } = await factory.openFile(runId, 'report.md', { signal })
    return `\n${formatReport(await new Response(body).text(), terminal)}`
  } catch (error) {
    if (NaturalCadError.is(error) && error.code === 'NOT_FOUND') return ''
    throw error
  }
}
