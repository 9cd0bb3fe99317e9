// A worker of the run in a folder, as in a Job; kills itself behind the event of that number. Prints each line that was acknowledged.
import { writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMountedFolderStore } from '@naturalcad/bucket-store'
import { systemClock } from '@naturalcad/contracts'
import { FactoryTask, isFactoryEnd } from '@naturalcad/contracts/factory'
import { createRedactor } from '@naturalcad/redaction'
import { createStoreJournalStorage, type JournalStorage } from '@naturalcad/run-logger'
import { beginRun, createFactoryJournal, createStoreRunFiles, findRecipe, runRecipe } from '@naturalcad/space-factory'
import { createEditingAgent } from './editing-agent.ts'

const [mount = '', hubUrl = '', killAt = ''] = process.argv.slice(2)
const accessToken = process.env['HF_TOKEN'] ?? ''
const redactor = createRedactor({ secrets: [accessToken] })
const store = createMountedFolderStore({ root: mount })
const kept = createStoreJournalStorage({ store, prefix: '' })
const storage: JournalStorage = {
  ...kept,
  async append(sequence, line) {
    await kept.append(sequence, line)
    writeSync(1, line)
    if (sequence === Number(killAt)) process.kill(process.pid, 'SIGKILL')
  },
}
const files = createStoreRunFiles({ store, prefix: '', redactor })
const task = FactoryTask.parse(JSON.parse((await files.readText('task.json')) ?? 'null'))
const journal = createFactoryJournal({ storage, runId: task.runId, clock: systemClock, redactor })
const scratch = await mkdtemp(join(tmpdir(), 'torture-worker-'))
try {
  await beginRun({ journal, task })
  const run = await runRecipe({
    recipe: findRecipe(task), task, journal, files, hub: { hubUrl, accessToken }, inference: { baseUrl: `${hubUrl}/v1` }, agent: createEditingAgent(), clock: systemClock,
    signal: new AbortController().signal, scratch, redactor,
  })
  process.exitCode = isFactoryEnd(run.status) ? 0 : 1
} finally {
  await journal.close()
  await rm(scratch, { recursive: true, force: true })
}
