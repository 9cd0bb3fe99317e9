import { createDeadline } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryTask } from '@naturalcad/contracts/factory'
import { cancelJob, type Job, runJob } from '@naturalcad/hub-client'
import { runLabel } from '../../run/job-labels.ts'
import { runFolder } from '../bucket/run-folder.ts'
import type { Launcher } from '../launcher.ts'
import type { CallOptions } from '../space-factory.ts'
import { findJobs, isUnderWay } from './find-jobs.ts'
import { mountPath, toJobCommand } from './job-command.ts'

/** Between this machine and the Hub. */
const clockSkewMs = 60_000

/** For the request alone; the Hub answers it at once. */
const askMs = 45_000

/**
 * Starts a Job on a run that is written. The token goes as a secret, and of the bucket it sees this run alone. Where the answer got lost, the
 * Job is looked for; where the caller has given up meanwhile, it is ended again. Rejects with `PAYMENT_REQUIRED` without credit.
 */
export async function startJob(launcher: Launcher, bucket: string, task: FactoryTask, call: CallOptions): Promise<Job> {
  throwIfGivenUp(call)
  using deadline = createDeadline({ timeoutMs: askMs, clock: launcher.clock })
  // Broken off, the request would leave nobody who knows whether there is a Job.
  const job = await askOrFind(launcher, bucket, task, { deadline })
  try {
    throwIfGivenUp(call)
  } catch (reason) {
    await cancelJob({ ...launcher.hub(), namespace: task.user, jobId: job.id })
    throw reason
  }
  return job
}

function throwIfGivenUp({ signal, deadline }: CallOptions): void {
  signal?.throwIfAborted()
  deadline?.check()
}

async function askOrFind(launcher: Launcher, bucket: string, task: FactoryTask, call: CallOptions): Promise<Job> {
  const before = launcher.clock.now()
  try {
    return await askForJob(launcher, bucket, task, call)
  } catch (error) {
    if (wasRefused(error)) throw error
    const started = (await findJobs(launcher, task.runId, call)).find((job) => isUnderWay(job) && Date.parse(job.createdAt ?? '') >= before - clockSkewMs)
    if (started === undefined) throw error
    return started
  }
}

/** The Hub has said no, so there is no Job. */
export function wasRefused(error: unknown): boolean {
  const status = NaturalCadError.is(error) ? error.details['status'] : undefined
  return typeof status === 'number' && status >= 400 && status < 500 && status !== 408
}

async function askForJob(launcher: Launcher, bucket: string, task: FactoryTask, call: CallOptions): Promise<Job> {
  const { inferenceUrl, billTo, accessToken } = launcher.options
  const { flavor, timeoutSeconds, image } = task.job
  return runJob({
    ...launcher.hub(call),
    namespace: task.user,
    dockerImage: image,
    command: toJobCommand(image, { withHubClient: task.recipe === 'agent-quickstart' }),
    environment: {
      SPACE_FACTORY_BUCKET_MOUNT: mountPath,
      // A Job that goes on with a run may have less than its task says.
      SPACE_FACTORY_JOB_SECONDS: String(timeoutSeconds),
      ...(inferenceUrl === undefined ? {} : { SPACE_FACTORY_INFERENCE_URL: inferenceUrl }),
      ...(billTo === undefined ? {} : { SPACE_FACTORY_BILL_TO: billTo }),
    },
    secrets: { HF_TOKEN: accessToken },
    flavor,
    timeoutSeconds,
    labels: { name: `space-factory-${task.recipe}`, [runLabel]: task.runId },
    volumes: [{ source: `buckets/${bucket}`, mountPath, path: runFolder(task.runId).replace(/\/$/, '') }],
  })
}
