import type { GuardedScript } from '@naturalcad/code-guard'
import type { Execution, ExecutionJob } from '@naturalcad/contracts/part'
import type { StepContext } from '../run/step-context.ts'

/** Runs a guarded script and proves what comes out. */
export interface Executor {
  readonly name: string
  /** Rejects with `SCRIPT_FAILED`, `UNSUPPORTED_API`, `LIMIT_EXCEEDED`, `DEADLINE_EXCEEDED` and the like. */
  execute(script: GuardedScript, job: ExecutionJob, context: StepContext): Promise<Execution>
  /** Gets ready for the first script. */
  warmUp?(): Promise<void>
  close(): Promise<void>
}
