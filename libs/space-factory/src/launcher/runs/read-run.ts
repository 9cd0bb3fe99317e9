import { NaturalCadError } from '@naturalcad/contracts/errors'
import { type Failure, FactoryRun, type FactoryRunId, InferenceGate, isFactoryEnd } from '@naturalcad/contracts/factory'
import type { Job } from '@naturalcad/hub-client'
import type { z } from 'zod'
import { readRun } from '../../run/journal/factory-journal.ts'
import { canceledLabel } from '../../run/job-labels.ts'
import { createFailure } from '../../verdict/failure-table.ts'
import type { BucketTexts } from '../bucket/bucket-texts.ts'
import { createJournalReader } from '../bucket/journal-reader.ts'
import { runFolder } from '../bucket/run-folder.ts'
import { findJob, isUnderWay, withJob } from '../job/find-jobs.ts'
import type { Launcher } from '../launcher.ts'
import type { CallOptions, RunView } from '../space-factory.ts'

/** A run as `readState` gives it, and its Job by the Hub's word. The Job is asked after first: one that is over has written its last. */
export async function readRunView(launcher: Launcher, runId: FactoryRunId, call: CallOptions & { atLeast?: number }): Promise<RunView> {
  const texts = await launcher.texts(call)
  const job = await findJob(launcher, runId, call)
  const run = await readState(texts, runId, call)
  const isInterrupted = !isFactoryEnd(run.status) && !isUnderWay(job) && !isJustLaunched(launcher, run, job)
  return { run: isInterrupted ? explain(withJob(launcher, run, job), job) : withJob(launcher, run, job), gate: await readGate(texts, run, call), isInterrupted }
}

/** Its Job is about to be started, or not shown yet. */
export function isJustLaunched({ clock }: Launcher, { updatedAt, failure }: FactoryRun, job: Job | undefined): boolean {
  return job === undefined && failure === null && clock.now() - Date.parse(updatedAt) < 60_000
}

/** A worker that was ended could not say why; the Hub can. */
function explain(run: FactoryRun, job: Job | undefined): FactoryRun {
  if (run.failure !== null) return run
  if (job === undefined) return { ...run, failure: lost('no Job was started for the run') }
  // Whoever canceled it has not come to its end.
  if (job.labels?.[canceledLabel] !== undefined) return { ...run, failure: createFailure('canceled', 'the run was canceled, and its end is not written', 'cancel it again, which writes its end, or retry it') }
  const { stage, message, cancelReason } = job.status
  const words = `the Job is over, and the run is not: ${stage}${message == null || message === '' ? '' : `, ${message}`}`
  if (cancelReason === 'NO_CREDITS' || cancelReason === 'NO_SUBSCRIPTION') return { ...run, failure: createFailure('payment', words) }
  const seconds = job.durations?.runningSecs ?? 0
  return { ...run, failure: seconds >= (run.job?.timeoutSeconds ?? Infinity) ? createFailure('job_timeout', words) : lost(words, `, and the log of its Job says more: ${run.job?.url ?? job.id}`) }
}

function lost(message: string, more = ''): Failure {
  return { ...createFailure('internal', message, `retry the run: it goes on where it was${more}`), retryable: true }
}

/** A run by its snapshot, or by its events where that has not got as far as the event `atLeast`. Rejects with `NOT_FOUND` where there is no such run. */
export async function readState(texts: BucketTexts, runId: FactoryRunId, { atLeast = 0, ...call }: CallOptions & { atLeast?: number }): Promise<FactoryRun> {
  const run = await readWhole(texts, `${runFolder(runId)}state.json`, FactoryRun, call)
  if (run === undefined) return (await readEvents(texts, runId, call)).run
  if (run.seq >= atLeast) return run
  const told = await readEvents(texts, runId, call).catch(unreadableToUndefined)
  return told === undefined || told.run.seq < run.seq ? run : told.run
}

/** A run that another process is writing, or that is damaged. */
export function unreadableToUndefined(error: unknown): undefined {
  if (NaturalCadError.is(error) && (error.code === 'NOT_FOUND' || error.code === 'STORAGE_CORRUPT')) return undefined
  throw error
}

async function readGate(texts: BucketTexts, { runId, resultStatus }: FactoryRun, call: CallOptions): Promise<InferenceGate | null> {
  if (resultStatus === null) return null
  const gate = await readWhole(texts, `${runFolder(runId)}inference_gate.json`, InferenceGate, call)
  return gate ?? (await readEvents(texts, runId, call)).gate
}

/** Undefined for a file that is not there, or not whole: a worker that was killed while it wrote, or a mount that failed. The events tell the same. */
async function readWhole<Schema extends z.ZodType>(texts: BucketTexts, key: string, schema: Schema, call: CallOptions): Promise<z.output<Schema> | undefined> {
  try {
    return await readJson(texts, key, schema, call)
  } catch (error) {
    if (NaturalCadError.from(error).code === 'STORAGE_CORRUPT') return undefined
    throw error
  }
}

function readEvents(texts: BucketTexts, runId: FactoryRunId, call: CallOptions): ReturnType<typeof readRun> {
  return readRun({ storage: createJournalReader(texts, runId, call, async () => {}) })
}

/** Undefined where there is no such file. Rejects with `STORAGE_CORRUPT` for one that is not what it should be. */
export async function readJson<Schema extends z.ZodType>(texts: BucketTexts, key: string, schema: Schema, call: CallOptions): Promise<z.output<Schema> | undefined> {
  const text = await texts.read(key, call)
  if (text === undefined) return undefined
  const parsed = schema.safeParse(toJson(text))
  if (parsed.success) return parsed.data
  throw new NaturalCadError('STORAGE_CORRUPT', `${key} is not what the factory wrote`, { remedy: 'look at the file in the bucket: the events of the run are beside it', details: { key } })
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
