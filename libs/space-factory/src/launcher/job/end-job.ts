import { createDeadline } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { cancelJob, followJobLog, type Job, type JobCall, updateJobLabels, waitForJob } from '@naturalcad/hub-client'
import { canceledLabel } from '../../run/job-labels.ts'
import type { Launcher } from '../launcher.ts'
import type { CallOptions } from '../space-factory.ts'
import { isUnderWay } from './find-jobs.ts'

/** Until the Hub says that it is over. */
const stageMs = 180_000
/** A program that was told to end gets some seconds for it, and what it has closed is kept within a minute. */
const programMs = 90_000

/**
 * Ends a Job for its user and waits until its program is gone. The Hub may call it canceled as soon as it was told to end, while the program still writes:
 * its log stays open until it has. One that was over is left as it is.
 */
export async function endJob(launcher: Launcher, job: Job, call: CallOptions): Promise<Job> {
  const { name: namespace } = await launcher.account(call)
  const one = { ...launcher.hub(call), namespace, jobId: job.id }
  const canceled = isUnderWay(job) ? await cancel(one, job, call) : job
  const ended = isUnderWay(canceled) ? await waitForJob({ ...one, waitMs: stageMs, pollMs: 1000 }) : canceled
  await untilLogEnds(launcher, ended, call)
  return ended
}

/** With a word to its worker, which else takes it for an end by the platform. Where that can't be said, the Job is ended all the same. */
async function cancel(one: JobCall, { labels }: Job, call: CallOptions): Promise<Job> {
  try {
    await updateJobLabels({ ...one, labels: { ...labels, [canceledLabel]: 'true' } })
  } catch (error) {
    call.signal?.throwIfAborted()
    call.deadline?.check()
    if (!NaturalCadError.is(error)) throw error
  }
  return cancelJob(one)
}

/** Of a Job that is over by the Hub's word. */
export async function untilLogEnds(launcher: Launcher, job: Job, call: CallOptions): Promise<void> {
  const { name: namespace } = await launcher.account(call)
  using deadline = createDeadline({ timeoutMs: programMs, signal: call.deadline?.signal ?? call.signal, clock: launcher.clock })
  try {
    for await (const _ of followJobLog({ ...launcher.hub(), namespace, jobId: job.id, tail: 1, deadline }));
  } catch (error) {
    call.signal?.throwIfAborted()
    call.deadline?.check()
    // Without a log, or with one that does not end in time, nothing more can be waited for.
    if (!NaturalCadError.is(error)) throw error
  }
}
