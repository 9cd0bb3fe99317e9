import type { GuardedScript } from '@naturalcad/code-guard'
import type { Kernel } from '@naturalcad/cad-kernel'
import { createApi, resultShape } from '../api/index.ts'
import { runScript } from '../script/run-script.ts'
import { proveResult } from './prove-result.ts'
import { requireFormats, requireKind } from './wanted-kind.ts'
import type { Context } from '../runtime/context.ts'
import type { ExecutionLimits } from '../runtime/limits.ts'
import type { Execution, ExecutionJob, PartStep } from '@naturalcad/contracts/part'

export interface RunJobOptions {
  kernel: Kernel
  script: GuardedScript
  job: ExecutionJob
  /** The text whose lines errors quote, where it is not the script's own. */
  source?: string
  limits?: ExecutionLimits
  /** JavaScript stack that a script's calls may use. */
  stackBytes?: number
  /** Throws when the time is up. */
  checkDeadline?: () => void
  /** Told when a step begins: `execute`, `validate`, `export`. */
  onStep?: (step: PartStep) => void
  onOutput?: (text: string) => void
  now?: () => number
}

/**
 * Script to proven files in one call, so that no shape leaves the kernel's side: runs it, takes the result, proves it, writes the files and
 * reads them back. A report that is not `ok` comes without files.
 */
export function runJob(options: RunJobOptions): Execution {
  const { kernel, script, job, checkDeadline, onStep, now = () => performance.now() } = options
  const startedAt = now()
  const { source, limits, stackBytes, onOutput } = options
  return kernel.scoped(() => {
    onStep?.('execute')
    const run = runScript(script, {
      modules: new Map([['build123d', (context: Context) => createApi(context, kernel)]]),
      ...(source === undefined ? {} : { source }),
      ...(limits === undefined ? {} : { limits }),
      ...(stackBytes === undefined ? {} : { stackBytes }),
      ...(checkDeadline === undefined ? {} : { checkDeadline }),
      ...(onOutput === undefined ? {} : { onOutput }),
    })
    const result = resultShape(run.namespace, job.resultNames ?? ['result'])
    requireKind(result, job.outputType)
    requireFormats(result.kind, job.formats)
    checkDeadline?.()
    onStep?.('validate')
    const { measures, checks, exportFiles } = proveResult(result, job)
    const finish = (allChecks: typeof checks, files: Execution['files']): Execution => {
      const ok = allChecks.every(({ status }) => status !== 'failed')
      return { files: ok ? files : [], report: { schemaVersion: 1, ok, measures, checks: allChecks }, output: run.output, elapsedMs: now() - startedAt }
    }
    if (checks.some(({ status }) => status === 'failed')) return finish(checks, [])
    checkDeadline?.()
    onStep?.('export')
    const exported = exportFiles()
    return finish([...checks, ...exported.checks], exported.files)
  })
}
