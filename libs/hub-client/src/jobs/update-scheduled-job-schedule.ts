import { connect } from '../call/connect.ts'
import { toScheduledJobPath, type ScheduledJobCall } from './job-call.ts'
import { ScheduledJob } from './job.ts'

export interface UpdateScheduledJobScheduleParams extends ScheduledJobCall {
  /** A cron line, or `@hourly` and the like. */
  schedule: string
}

/** Changes when a schedule starts its jobs. */
export async function updateScheduledJobSchedule({
  namespace,
  scheduledJobId,
  schedule,
  ...call
}: UpdateScheduledJobScheduleParams): Promise<ScheduledJob> {
  const path = toScheduledJobPath(namespace, scheduledJobId, '/schedule')
  return connect(call).json(path, { method: 'POST', json: { schedule }, isIdempotent: true, schema: ScheduledJob })
}
