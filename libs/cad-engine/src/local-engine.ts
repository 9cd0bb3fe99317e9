import { randomUUID } from 'node:crypto'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createDiskStore, createMemoryStore } from '@naturalcad/bucket-store'
import { build123dOpenPolicy, createGuard } from '@naturalcad/code-guard'
import {
  parseInput,
  PartRequest,
  RunRecord,
  ScriptRequest,
  Settings,
  systemClock,
  type MakeOptions,
  type PartMaker,
  type PartResult,
  type PartRequestInput,
  type ScriptRequestInput,
} from '@naturalcad/contracts'
import { createRedactor } from '@naturalcad/redaction'
import { createDiskRunLog, createMemoryRunLog } from '@naturalcad/run-logger'
import { openArtifact } from './artifacts/run-artifacts.ts'
import type { LocalEngineOptions } from './engine-options.ts'
import { createEmbeddedExecutor } from './executors/embedded-executor.ts'
import { findRecord, listRecords, type RunQuery } from './record/run-query.ts'
import { performRun } from './run/perform-run.ts'
import type { RunEnvironment } from './run/run-environment.ts'
import { createGivenScript } from './writers/given-script.ts'
import { createPlannerWriter } from './writers/planner-writer.ts'

/** Makes parts in this process and keeps them. */
export interface LocalEngine extends PartMaker {
  /** A part from a script of the user's own, by the same guard, executor and validation. */
  run(request: ScriptRequestInput, options?: MakeOptions): Promise<PartResult>
  /** Loads the kernel now, so that the first part does not wait for it; a part that is asked for meanwhile waits for no longer than it would. */
  warmUp(): Promise<void>
  /** Records, newest first. */
  listRuns(query?: RunQuery): Promise<RunRecord[]>
  /** By id, or an unambiguous beginning of one. Undefined where there is none. */
  findRun(id: string): Promise<RunRecord | undefined>
}

/** Composes planner, guard, interpreter, store and log. Nothing is loaded or written before the first run. */
export function createLocalEngine(options: LocalEngineOptions = {}): LocalEngine {
  const settings = Settings.parse(options.settings ?? {})
  const dataDir = options.dataDir === undefined ? undefined : resolve(options.dataDir)
  const redactor = options.redactor ?? createRedactor()
  const redact = (value: unknown) => redactor.json(value)
  const store = options.store ?? (dataDir === undefined ? createMemoryStore() : createDiskStore({ root: dataDir }))
  const log =
    options.log ??
    (dataDir === undefined
      ? createMemoryRunLog({ schema: RunRecord, redact })
      : createDiskRunLog({
          file: join(dataDir, 'logs/runs.jsonl'),
          schema: RunRecord,
          redact,
          rotation: { maxBytes: settings.log.fileBytes },
          keep: { maxBytes: settings.log.maxBytes, maxAgeMs: settings.log.maxAgeDays * 86_400_000 },
        }))
  const executor = options.executor ?? createEmbeddedExecutor({ workers: settings.server.maxConcurrentRuns, fuel: settings.execution.fuel })
  const writer = options.writer ?? createPlannerWriter()
  const guard = options.guard ?? createGuard()
  const ownScriptGuard = options.guard ?? createGuard({ policy: build123dOpenPolicy })
  const environment: RunEnvironment = {
    settings,
    store,
    log,
    executor,
    clock: options.clock ?? systemClock,
    newRunId: options.newRunId ?? randomUUID,
    activeRuns: new Set(),
    addressOf:
      dataDir === undefined || options.store !== undefined ? () => undefined : (runId, name) => pathToFileURL(join(dataDir, 'runs', runId, name)).href,
  }

  return {
    async make(input: PartRequestInput, makeOptions: MakeOptions = {}) {
      return performRun(environment, { request: parseInput(PartRequest, input), writer, guard }, makeOptions)
    },
    async run(input: ScriptRequestInput, makeOptions: MakeOptions = {}) {
      const { script, title, ...rest } = parseInput(ScriptRequest, input)
      const work = { request: { ...rest, prompt: title }, writer: createGivenScript(script), guard: ownScriptGuard, resultNames: ownResultNames }
      return performRun(environment, work, makeOptions)
    },
    openArtifact: (runId, name, { signal } = {}) => openArtifact(store, runId, name, signal),
    listRuns: (query) => listRecords(log, query),
    findRun: (id) => findRecord(log, id),
    async warmUp() {
      await executor.warmUp?.()
    },
    async close() {
      await executor.close()
      await log.close()
      await store.close()
    },
  }
}

/** What people call the result of a script of their own, most certain first. */
const ownResultNames = ['result', 'part', 'sketch', 'line', 'model', 'assembly'] as const
