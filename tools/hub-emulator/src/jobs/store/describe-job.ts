import { avatarOf } from '../../identity/whoami.ts'
import type { Account } from '../../identity/principal.ts'
import type { ExposedPorts } from '../expose/exposed-ports.ts'
import type { JobSpec } from '../request/job-spec.ts'
import { isActive, type Job } from './job.ts'

export interface DescribeJobOptions {
  baseUrl: string
  exposed: Pick<ExposedPorts, 'urls'>
  now: () => number
}

/** The job as the API answers it. */
export function describeJob(job: Job, { baseUrl, exposed, now }: DescribeJobOptions): Record<string, unknown> {
  const exposeUrls = exposed.urls(job)
  return {
    type: 'job',
    id: job.id,
    createdAt: new Date(job.createdAt).toISOString(),
    startedAt: toDate(job.startedAt),
    finishedAt: toDate(job.finishedAt),
    ...describeSpec(job.spec),
    owner: describeOwner(job.namespace, baseUrl),
    createdBy: { id: job.creator.id, name: job.creator.name },
    initiator: job.initiator,
    status: { ...describeStatus(job), ...(exposeUrls === undefined ? {} : { exposeUrls }) },
    durations: describeDurations(job, now()),
  }
}

/** What the job runs; of secrets the names. */
export function describeSpec(spec: JobSpec): Record<string, unknown> {
  const { dockerImage, spaceId, command, environment, secretNames, flavor, arch, timeoutSeconds, attempts, labels, volumes, expose } = spec
  return {
    ...(dockerImage === null ? { spaceId } : { dockerImage }),
    command, arguments: spec.arguments, environment, secrets: secretNames, flavor, arch, timeout: timeoutSeconds, retry: attempts - 1, labels, volumes,
    ...(expose.ports.length === 0 ? {} : { expose }),
  }
}

export function describeStatus({ stage, message, failures, cancelReason }: Job): Record<string, unknown> {
  return { stage, message, failureCount: failures, ...(cancelReason === null ? {} : { cancelReason }) }
}

export function describeOwner(namespace: Account, baseUrl: string): Record<string, unknown> {
  return { id: namespace.id, name: namespace.name, type: namespace.type, avatarUrl: avatarOf(baseUrl, namespace) }
}

/** Whole seconds; null for what did not happen. */
function describeDurations(job: Job, now: number): Record<string, number | null> {
  const { createdAt, startedAt } = job
  const end = job.finishedAt ?? (isActive(job) ? now : createdAt)
  return {
    schedulingSecs: startedAt === null ? null : toSeconds(startedAt - createdAt),
    runningSecs: startedAt === null ? null : toSeconds(end - startedAt),
    totalSecs: toSeconds(end - createdAt),
  }
}

function toSeconds(milliseconds: number): number {
  return Math.max(0, Math.floor(milliseconds / 1000))
}

function toDate(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString()
}
