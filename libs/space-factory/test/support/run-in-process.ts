import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemoryStore } from '@naturalcad/bucket-store'
import { type Clock, systemClock } from '@naturalcad/contracts'
import type { FactoryEvent, FactoryRun, FactoryTask } from '@naturalcad/contracts/factory'
import type { ObjectStore } from '@naturalcad/contracts/store'
import { createRedactor } from '@naturalcad/redaction'
import { createStoreJournalStorage, type JournalStorage } from '@naturalcad/run-logger'
import {
  type Agent, beginRun, createFactoryJournal, createStoreRunFiles, followRun, readRun, type Recipe, runRecipe, type RunFiles, type RunRecipeOptions, type RunStory,
} from '@naturalcad/space-factory'
import { madeUpTask } from './made-up-task.ts'

export interface RunInProcessOptions {
  recipe: Recipe
  /** Over those of `madeUpTask`; its recipe is the one above. */
  task?: Partial<FactoryTask>
  /** Such as `hub.as('alice')` of `startHub`. Without it there is none, and every call of it fails. */
  hub?: RunRecipeOptions['hub']
  inference?: RunRecipeOptions['inference']
  agent?: Agent
  clock?: Clock
  signal?: AbortSignal
  job?: FactoryRun['job']
  /** Where the run lies. The same one again goes on with the same run. @default a new one, in memory */
  store?: ObjectStore
  /** @default over the store */
  storage?: JournalStorage
}

export interface RunInProcess {
  run: FactoryRun
  story: RunStory
  events: FactoryEvent[]
  files: RunFiles
  store: ObjectStore
}

export const runPrefix = 'runs/20260801-120000-abcdefgh/'

/** A run from its first event to its end, or to what interrupts it; one that is there already is gone on with. */
export async function runInProcess({
  recipe,
  task: change,
  hub = { hubUrl: 'http://127.0.0.1:1', accessToken: 'hf_no_hub_at_all' },
  inference = { baseUrl: 'http://127.0.0.1:1/v1' },
  agent,
  clock = systemClock,
  signal = new AbortController().signal,
  job = null,
  store = createMemoryStore(),
  storage = createStoreJournalStorage({ store, prefix: runPrefix }),
}: RunInProcessOptions): Promise<RunInProcess> {
  const task = madeUpTask({ recipe: recipe.name, ...change })
  const redactor = createRedactor({ secrets: [hub.accessToken] })
  const files = createStoreRunFiles({ store, prefix: runPrefix, redactor })
  const journal = createFactoryJournal({ storage, runId: task.runId, clock, redactor })
  const scratch = await mkdtemp(join(tmpdir(), 'naturalcad-run-'))
  try {
    await beginRun({ journal, task })
    const run = await runRecipe({ recipe, task, journal, files, hub, inference, agent: agent ?? null, clock, signal, scratch, redactor, job })
    return { run, story: await readRun({ storage }), events: await readEvents(storage), files, store }
  } finally {
    await journal.close()
    await rm(scratch, { recursive: true, force: true })
  }
}

/** The events so far. */
async function readEvents(storage: JournalStorage): Promise<FactoryEvent[]> {
  const enough = (await readRun({ storage })).run.seq
  const events: FactoryEvent[] = []
  for await (const event of followRun({ storage })) {
    events.push(event)
    if (event.seq === enough) break
  }
  return events
}
