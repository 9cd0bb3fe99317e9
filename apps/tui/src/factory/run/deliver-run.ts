import { resolve } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryRunId } from '@naturalcad/contracts/factory'
import type { RunView, SpaceFactory } from '@naturalcad/space-factory'
import type { CommandContext } from '../../commands/command-context.ts'
import { createStatusLine, type StatusLine } from '../../output/status-line.ts'
import { linksOf } from '../output/run-result.ts'
import { cancelRun, completeRun } from './complete-run.ts'
import { chooseRunFolder, keepRunFiles } from './keep-run-files.ts'

export interface Delivery {
  factory: SpaceFactory
  context: CommandContext
  /** Not to be canceled: a Job that has started must be known, to be ended. */
  start: () => Promise<RunView>
  wait: boolean
  /** Folder for the files of the run, from where the user stands. Where it is named after the run, nobody asked for it, and a canceled run has none. */
  out?: string | ((runId: FactoryRunId) => string)
}

export interface Delivered {
  view: RunView
  /** Where the files of the run are. */
  folder: string | undefined
}

/** After Ctrl-C the files of the canceled run are still copied, but not for long. */
const copyAfterCancelMs = 60_000

/** Starts a run, tells where it is, follows it to its end, and keeps its files. Where the command is canceled, so is the run. */
export async function deliverRun({ factory, context, start, wait, out }: Delivery): Promise<Delivered> {
  const { terminal, signal, cwd } = context
  const line = createStatusLine(terminal)
  if (typeof out === 'string') await chooseRunFolder(out, context)
  signal.throwIfAborted()
  const started = await startRun(start, { factory, line, signal })
  tellOf(started, line)
  const { runId } = started.run
  const view = wait ? await completeRun({ factory, view: started, line, signal }) : started
  if (out === undefined || (signal.aborted && typeof out !== 'string')) return { view, folder: undefined }
  const folder = resolve(cwd, typeof out === 'string' ? out : out(runId))
  await keepRunFiles(factory, runId, folder, signal.aborted ? AbortSignal.timeout(copyAfterCancelMs) : signal)
  return { view, folder }
}

async function startRun(start: Delivery['start'], { factory, line, signal }: { factory: SpaceFactory; line: StatusLine; signal: AbortSignal }): Promise<RunView> {
  line.begin('launching')
  try {
    const view = await start()
    return signal.aborted ? await cancelRun(factory, view.run.runId, line) : view
  } catch (error) {
    throw nameGpuOption(error)
  } finally {
    line.end()
  }
}

/** The library names the key of the request. */
function nameGpuOption(error: unknown): unknown {
  const key = 'hardware.allowFixedGpu'
  if (!NaturalCadError.is(error) || error.remedy?.includes(key) !== true) return error
  return new NaturalCadError(error.code, error.message, { cause: error, details: error.details, remedy: error.remedy.replace(key, '--allow-gpu') })
}

function tellOf({ run }: RunView, line: StatusLine): void {
  const { runId, costs } = run
  line.say(`run ${runId}${costs === null ? '' : `, at most ${costs.estimatedUsd.toFixed(2)} USD`}`)
  for (const [name, url] of Object.entries(linksOf(run))) line.say(`${name} ${url}`)
}
