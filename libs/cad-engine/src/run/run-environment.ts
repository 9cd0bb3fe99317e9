import type { Clock, ObjectStore, RunRecord, Settings } from '@naturalcad/contracts'
import type { RunLog } from '@naturalcad/run-logger'
import type { Executor } from '../executors/executor.ts'

/** What every run of an engine shares. */
export interface RunEnvironment {
  settings: Settings
  store: ObjectStore
  log: RunLog<RunRecord>
  executor: Executor
  clock: Clock
  newRunId: () => string
  /** Runs under way, which retention leaves alone. */
  activeRuns: Set<string>
  /** Where a file of a run can be fetched, if anywhere. */
  addressOf: (runId: string, name: string) => string | undefined
}
