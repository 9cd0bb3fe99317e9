import { rejectionError, type Guard, type GuardedScript } from '@naturalcad/code-guard'
import { formatsByOutputType, NaturalCadError, type Draft, type Execution, type ExecutionJob, type FileFormat, type PartRequest } from '@naturalcad/contracts'
import type { Executor } from '../executors/executor.ts'
import type { ScriptWriter } from '../writers/script-writer.ts'
import type { RunTracker } from './run-tracker.ts'
import type { StepContext } from './step-context.ts'

/** A part as it left the executor, proven or not. */
export interface MadePart {
  draft: Draft
  guarded: GuardedScript
  execution: Execution
}

export interface MakePartOptions {
  request: PartRequest
  writer: ScriptWriter
  guard: Guard
  executor: Executor
  /** Names that may hold the result of the script. */
  resultNames?: readonly string[]
  tracker: RunTracker
  context: StepContext
  /** Told each thing as soon as it is known, so that a run that fails is recorded with it. */
  onProgress: (progress: Partial<MadePart>) => void
}

/** Codes of a problem that a writer may be able to mend. */
const mendable = new Set(['GUARD_REJECTED', 'SCRIPT_FAILED', 'UNSUPPORTED_API', 'VALIDATION_FAILED', 'LIMIT_EXCEEDED'])

/** Writer, guard, executor, in turn; a writer that can mend is asked again with what was wrong. */
export async function makePart(options: MakePartOptions): Promise<MadePart> {
  const { request, writer, tracker, context, onProgress } = options
  let previous: { draft: Draft; problem: string } | undefined
  for (let attempt = 1; ; attempt += 1) {
    const task = { request, ...(previous === undefined ? {} : { previous }) }
    const draft = await tracker.step('write', () => writer.write(task, context))
    onProgress({ draft })
    try {
      return await runDraft(draft, options)
    } catch (error) {
      if (!NaturalCadError.is(error) || !mendable.has(error.code) || attempt >= writer.maxAttempts) throw error
      previous = { draft, problem: error.message }
    }
  }
}

async function runDraft(draft: Draft, { request, guard, executor, resultNames, tracker, context, onProgress }: MakePartOptions): Promise<MadePart> {
  context.deadline.check()
  const guarded = await tracker.step('guard', async () => {
    const report = guard.check(draft.script)
    if (report.script === undefined) throw rejectionError(report)
    return report.script
  })
  onProgress({ guarded })
  context.deadline.check()
  const execution = await tracker.step('execute', () => executor.execute(guarded, toJob(draft, request, resultNames), context))
  onProgress({ execution })
  if (!execution.report.ok) throw validationError(execution)
  return { draft, guarded, execution }
}

/** The files that a request asks for; refuses one that its output type does not have. */
export function chooseFormats({ output_type, formats }: Pick<PartRequest, 'output_type' | 'formats'>): readonly FileFormat[] {
  const offered: readonly FileFormat[] = formatsByOutputType[output_type]
  const missing = formats?.filter((format) => !offered.includes(format)) ?? []
  if (missing.length > 0) {
    throw new NaturalCadError('INVALID_REQUEST', `a ${output_type} has no ${missing.join(', ')} file`, {
      remedy: `ask for some of ${offered.join(', ')}`,
      details: { field: 'formats' },
    })
  }
  return formats === undefined ? offered : offered.filter((format) => formats.includes(format))
}

function toJob(draft: Draft, request: PartRequest, resultNames: readonly string[] | undefined): ExecutionJob {
  return {
    outputType: request.output_type,
    formats: chooseFormats(request),
    ...(draft.expectations === undefined ? {} : { expectations: draft.expectations }),
    ...(draft.drawing === undefined ? {} : { drawing: draft.drawing }),
    ...(request.tolerance === undefined ? {} : { tolerance: request.tolerance }),
    ...(resultNames === undefined ? {} : { resultNames }),
  }
}

function validationError({ report }: Execution): NaturalCadError {
  const failed = report.checks.filter(({ status }) => status === 'failed')
  return new NaturalCadError('VALIDATION_FAILED', `the part was made but not proven: ${failed.map(({ id, message }) => `${id}: ${message}`).join('; ')}`, {
    remedy: 'see report.json of the run; nothing was published',
    details: { failed: failed.map(({ id }) => id) },
  })
}
