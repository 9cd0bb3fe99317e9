import type { Guard } from '@naturalcad/code-guard'
import { createDeadline, NaturalCadError, type MakeOptions, type PartRequest, type PartResult, type PartStep } from '@naturalcad/contracts'
import { applyRetention } from '../retention/apply-retention.ts'
import { buildRecord, type RunFacts } from '../record/build-record.ts'
import { writeRecord } from '../record/write-record.ts'
import type { ScriptWriter } from '../writers/script-writer.ts'
import { chooseFormats, makePart, type MadePart } from './make-part.ts'
import { publishPart, publishProof } from './publish-part.ts'
import type { RunEnvironment } from './run-environment.ts'
import { RunTracker } from './run-tracker.ts'
import type { StepContext } from './step-context.ts'
import { toResult } from './to-result.ts'

export interface RunWork {
  request: PartRequest
  writer: ScriptWriter
  guard: Guard
  resultNames?: readonly string[]
}

/** One run from its request to its record. However it ends, it ends with a record. */
export async function performRun(environment: RunEnvironment, work: RunWork, { signal, deadline, fallback, onEvent }: MakeOptions): Promise<PartResult> {
  chooseFormats(work.request)
  const { settings, clock, newRunId, activeRuns } = environment
  const tracker = new RunTracker({ runId: newRunId(), clock, onEvent })
  const timeoutMs = Math.min(settings.execution.timeoutMs, deadline?.remainingMs() ?? Infinity)
  const signals = [signal, deadline?.signal].filter((given) => given !== undefined)
  const runDeadline = createDeadline({ timeoutMs, signal: AbortSignal.any(signals), clock })
  const context = { signal: runDeadline.signal, deadline: runDeadline, clock, report: (step: PartStep) => tracker.started(step) }
  activeRuns.add(tracker.runId)
  try {
    return await performTrackedRun(environment, work, { tracker, context, fallback })
  } finally {
    activeRuns.delete(tracker.runId)
    runDeadline[Symbol.dispose]()
  }
}

interface TrackedRun {
  tracker: RunTracker
  context: StepContext
  fallback: MakeOptions['fallback']
}

async function performTrackedRun(environment: RunEnvironment, work: RunWork, { tracker, context, fallback }: TrackedRun): Promise<PartResult> {
  const { store, log, executor, clock, settings, activeRuns } = environment
  const { request } = work
  const { runId } = tracker
  const known: Partial<MadePart> = {}
  const record = (end: Pick<RunFacts, 'artifacts' | 'error'>) => {
    tracker.started('record')
    return writeRecord(log, buildRecord({ request, tracker, known, fallback, executor: executor.name, ...end }))
  }

  tracker.enter('submitted')
  tracker.enter('validated')
  tracker.enter('running')
  try {
    const made = await makePart({ ...work, executor, tracker, context, onProgress: (progress) => Object.assign(known, progress) })
    context.deadline.check()
    const manifest = await tracker.step('store', () => publishPart(environment, { runId, request, made, signal: context.signal }))
    tracker.enter('completed')
    const recorded = await record({ artifacts: manifest.files.map(({ name }) => name) })
    // What retention could not remove now, it removes after the next run.
    await applyRetention(store, { limits: settings.retention, now: clock.now(), pinned: activeRuns }).catch(() => undefined)
    return toResult(environment, { runId, request, made, manifest, recorded, fallback })
  } catch (thrown) {
    const error = nameRun(NaturalCadError.from(context.signal.aborted ? context.signal.reason : thrown), runId)
    if (error.code === 'VALIDATION_FAILED') await publishProof(environment, { runId, request, known }).catch(() => undefined)
    tracker.enter(error.code === 'CANCELED' ? 'canceled' : error.code === 'DEADLINE_EXCEEDED' ? 'expired' : 'failed')
    const recorded = await record({ error })
    throw recorded.ok ? error : nameRun(error, runId, { recorded: false, recordError: recorded.reason })
  }
}

/** The same error, with what is needed to find its run. */
function nameRun(error: NaturalCadError, runId: string, more: Record<string, unknown> = {}): NaturalCadError {
  return new NaturalCadError(error.code, error.message, {
    cause: error.cause ?? error,
    details: { ...error.details, runId, ...more },
    retryable: error.retryable,
    ...(error.remedy === undefined ? {} : { remedy: error.remedy }),
    ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
  })
}
