import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemoryStore } from '@naturalcad/bucket-store'
import { systemClock } from '@naturalcad/contracts'
import { type FactoryTask, verdictOutcomes } from '@naturalcad/contracts/factory'
import { getModelFacts } from '@naturalcad/hub-client'
import type { HubEmulator } from '@naturalcad/hub-emulator'
import { createRedactor } from '@naturalcad/redaction'
import { createStoreJournalStorage } from '@naturalcad/run-logger'
import { beginRun, createFactoryJournal, createStoreRunFiles, findRecipe, readRun, runRecipe } from '@naturalcad/space-factory'
import { createScriptedAgent, type LyingApp } from '@naturalcad/space-factory/testing'
import { makeTask } from './make-task.ts'

export interface ToldLie {
  verdict: string
  isSuccess: boolean
  wasCalled: boolean
}

const card = '---\nlicense: mit\npipeline_tag: automatic-speech-recognition\nlibrary_name: transformers\n---\n\nA model.\n'
const readme = '---\ntitle: Tiny\nsdk: gradio\nsdk_version: 6.31.0\napp_file: app.py\n---\n'

/** A run whose agent writes the lying app and says that it is done. Its Space is built and run by the emulated Hub. */
export async function runLie({ hub, app, number }: { hub: HubEmulator; app: LyingApp; number: number }): Promise<ToldLie> {
  const [alice] = hub.users
  const accessToken = alice?.token ?? ''
  const id = `${alice?.name ?? ''}/tiny-${number}`
  const model = { id, sha: await pushModel({ hubUrl: hub.url, accessToken }, id) }
  const task: FactoryTask = {
    ...makeTask('template-space', alice?.name ?? '', number),
    recipe: 'universal',
    mode: 'full-inference-gated',
    model,
    repairRounds: 0,
    live: { endpoint: null, inputs: null, expected: app.expected },
  }
  const files = { 'README.md': readme, ...app.files }
  const writes = Object.entries(files).map(([path, content]) => ({ write: path, content: content.replaceAll('alice/tiny', id) }))
  const redactor = createRedactor({ secrets: [accessToken] })
  const store = createMemoryStore()
  const storage = createStoreJournalStorage({ store, prefix: 'run/' })
  const journal = createFactoryJournal({ storage, runId: task.runId, clock: systemClock, redactor })
  const scratch = await mkdtemp(join(tmpdir(), 'torture-lie-'))
  try {
    await beginRun({ journal, task })
    const run = await runRecipe({
      recipe: findRecipe(task), task, journal, files: createStoreRunFiles({ store, prefix: 'run/', redactor }), hub: { hubUrl: hub.url, accessToken },
      inference: { baseUrl: `${hub.url}/v1` }, agent: createScriptedAgent({ rounds: [[...writes, { claim: 'success' }]] }), clock: systemClock,
      signal: new AbortController().signal, scratch, redactor,
    })
    const { facts } = await readRun({ storage })
    return { verdict: run.resultStatus ?? run.failure?.class ?? run.status, isSuccess: run.resultStatus !== null && verdictOutcomes[run.resultStatus] === 'success', wasCalled: facts.live?.generation != null }
  } finally {
    await journal.close()
    await rm(scratch, { recursive: true, force: true })
  }
}

/** Gives the commit. */
async function pushModel({ hubUrl, accessToken }: { hubUrl: string; accessToken: string }, id: string): Promise<string> {
  const [organization, name] = id.split('/')
  const files = { 'README.md': card, 'config.json': '{"model_type":"gpt2"}', 'pytorch_model.bin': 'x'.repeat(1000) }
  const response = await fetch(`${hubUrl}/api/repos/create`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'model', name, organization, files: Object.entries(files).map(([path, content]) => ({ path, content: Buffer.from(content).toString('base64') })) }),
  })
  if (!response.ok) throw new Error(`the model was not made: ${response.status}`)
  const { sha } = await getModelFacts({ hubUrl, accessToken, repo: id })
  if (sha === undefined) throw new Error('the model has no commit')
  return sha
}
