import type { Guard } from '@naturalcad/code-guard'
import type { Clock, ObjectStore, RunRecord, SettingsInput } from '@naturalcad/contracts'
import type { Redactor } from '@naturalcad/redaction'
import type { RunLog } from '@naturalcad/run-logger'
import type { Executor } from './executors/executor.ts'
import type { ScriptWriter } from './writers/script-writer.ts'

export interface LocalEngineOptions {
  /** Keeps runs and their log in this folder; in memory where absent. */
  dataDir?: string
  /** Replaces the store that `dataDir` would give. */
  store?: ObjectStore
  /** Replaces the log that `dataDir` would give. */
  log?: RunLog<RunRecord>
  /** @default the planner */
  writer?: ScriptWriter
  /** @default the interpreter on the embedded kernel */
  executor?: Executor
  /** @default the build123d policy */
  guard?: Guard
  settings?: SettingsInput
  /** Takes secrets out of the record. @default known shapes of secrets */
  redactor?: Redactor
  clock?: Clock
  /** @default crypto.randomUUID */
  newRunId?: () => string
}
