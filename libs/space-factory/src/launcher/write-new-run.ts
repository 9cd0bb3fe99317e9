import { openAsBlob } from 'node:fs'
import { createMemoryStore } from '@naturalcad/bucket-store'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryRun, FactoryTask } from '@naturalcad/contracts/factory'
import { createStoreJournalStorage } from '@naturalcad/run-logger'
import { beginRun } from '../run/journal/begin-run.ts'
import { createFactoryJournal } from '../run/journal/factory-journal.ts'
import { uploadFiles, type NewFile } from './bucket/upload-files.ts'
import { runFolder } from './bucket/run-folder.ts'
import type { WorkerFile } from './job/worker-files.ts'
import type { Launcher } from './launcher.ts'
import type { CallOptions } from './space-factory.ts'

/**
 * Writes the run as far as it goes before its Job: the task, its first events and what follows from them, and the worker. All of it becomes
 * visible together, so whoever is killed here leaves a run that can be retried, or nothing.
 */
export async function writeNewRun(launcher: Launcher, bucket: string, task: FactoryTask, worker: readonly WorkerFile[], call: CallOptions): Promise<FactoryRun> {
  const prefix = runFolder(task.runId)
  const store = createMemoryStore()
  const journal = createFactoryJournal({ storage: createStoreJournalStorage({ store, prefix }), runId: task.runId, clock: launcher.clock, redactor: launcher.redactor })
  await beginRun({ journal, task, target: task.recipe === 'validate-space' && task.spaceId !== null ? toTarget(launcher, task.spaceId) : null })
  await journal.flush()
  const read = async (key: string) => new Response((await store.get(key)).body).text()
  const events: string[] = []
  for await (const { key } of store.list({ prefix: `${prefix}events/` })) events.push(await read(key))
  const written: NewFile[] = [
    { path: `${prefix}task.json`, content: new Blob([`${JSON.stringify(task, null, 2)}\n`]) },
    // Written together, they lie together: each file costs the Hub's storage some requests.
    { path: `${prefix}events/000001.jsonl`, content: new Blob(events) },
    { path: `${prefix}state.json`, content: new Blob([await read(`${prefix}state.json`)]) },
  ]
  const { run } = await journal.story()
  await journal.close()
  await uploadFiles(launcher, bucket, [...written, ...(await toNewFiles(prefix, worker))], call)
  if (run === null) throw new NaturalCadError('INTERNAL', `the run ${task.runId} was not begun`)
  return run
}

export async function toNewFiles(prefix: string, worker: readonly WorkerFile[]): Promise<NewFile[]> {
  return Promise.all(worker.map(async ({ path, file }) => ({ path: `${prefix}${path}`, content: await openAsBlob(file) })))
}

function toTarget({ hubUrl }: Launcher, spaceId: string) {
  return { spaceId, url: `${hubUrl}/spaces/${spaceId}`, settingsUrl: `${hubUrl}/spaces/${spaceId}/settings` }
}
