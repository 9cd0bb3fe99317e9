import { NaturalCadError } from '@naturalcad/contracts/errors'
import { type FactoryRunId, FactoryTask } from '@naturalcad/contracts/factory'
import { runFolder } from '../bucket/run-folder.ts'
import type { Launcher } from '../launcher.ts'
import type { CallOptions } from '../space-factory.ts'
import { readJson } from './read-run.ts'

/** Rejects with `NOT_FOUND`. */
export async function readTask(launcher: Launcher, runId: FactoryRunId, call: CallOptions): Promise<FactoryTask> {
  const task = await readJson(await launcher.texts(call), `${runFolder(runId)}task.json`, FactoryTask, call)
  if (task === undefined) throw new NaturalCadError('NOT_FOUND', `the run ${runId} has no task`, { remedy: 'launch it anew', details: { runId } })
  return task
}
