import { makeShape, type MakeShapeOptions } from './make-shape.ts'
import { proveResult } from './prove-result.ts'
import { requireFormats, requireKind } from './wanted-kind.ts'
import type { Execution, ExecutionJob, PartStep } from '@naturalcad/contracts/part'

export interface RunJobOptions extends Omit<MakeShapeOptions, 'resultNames'> {
  job: ExecutionJob
  /** Told when a step begins: `execute`, `validate`, `export`. */
  onStep?: (step: PartStep) => void
  now?: () => number
}

/**
 * Script to proven files in one call, so that no shape leaves the kernel's side: runs it, takes the result, proves it, writes the files and
 * reads them back. A report that is not `ok` comes without files.
 */
export function runJob(options: RunJobOptions): Execution {
  const { job, onStep, now = () => performance.now(), ...making } = options
  const { kernel, checkDeadline } = making
  const startedAt = now()
  return kernel.scoped(() => {
    onStep?.('execute')
    const result = makeShape({ ...making, resultNames: job.resultNames })
    requireKind(result, job.outputType)
    requireFormats(result.kind, job.formats)
    checkDeadline?.()
    onStep?.('validate')
    const { measures, checks, exportFiles } = proveResult(result, job)
    const finish = (allChecks: typeof checks, files: Execution['files']): Execution => {
      const ok = allChecks.every(({ status }) => status !== 'failed')
      return { files: ok ? files : [], report: { schemaVersion: 1, ok, measures, checks: allChecks }, output: result.output, elapsedMs: now() - startedAt }
    }
    if (checks.some(({ status }) => status === 'failed')) return finish(checks, [])
    checkDeadline?.()
    onStep?.('export')
    const exported = exportFiles()
    return finish([...checks, ...exported.checks], exported.files)
  })
}
