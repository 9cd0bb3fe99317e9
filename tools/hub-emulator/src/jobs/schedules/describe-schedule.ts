import { describeOwner, describeSpec } from '../store/describe-job.ts'
import type { ScheduledJob } from './scheduled-job.ts'

/** The scheduled job as the API answers it. */
export function describeSchedule(scheduled: ScheduledJob, baseUrl: string): Record<string, unknown> {
  const { id, namespace, creator, spec, schedule, isSuspended, suspendReason, allowsConcurrency, lastJob, nextRunAt, createdAt } = scheduled
  return {
    type: 'scheduled-job',
    id,
    createdAt: new Date(createdAt).toISOString(),
    schedule,
    suspend: isSuspended,
    ...(suspendReason === null ? {} : { suspendReason }),
    concurrency: allowsConcurrency,
    status: {
      lastJob: lastJob === null ? null : { id: lastJob.id, at: new Date(lastJob.at).toISOString() },
      nextJobRunAt: isSuspended ? null : new Date(nextRunAt).toISOString(),
    },
    owner: describeOwner(namespace, baseUrl),
    initiator: { type: 'user', id: creator.id, name: creator.name },
    jobSpec: describeSpec(spec),
  }
}
