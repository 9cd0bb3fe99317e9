import { connect } from '../call/connect.ts'
import { toScheduledJobPath, type ScheduledJobCall } from './job-call.ts'
import { ScheduledJob } from './job.ts'

export interface UpdateScheduledJobLabelsParams extends ScheduledJobCall {
  /** All of them: others are taken away. */
  labels: Readonly<Record<string, string>>
}

/** Replaces the labels that a schedule gives to its jobs. */
export async function updateScheduledJobLabels({
  namespace,
  scheduledJobId,
  labels,
  ...call
}: UpdateScheduledJobLabelsParams): Promise<ScheduledJob> {
  return connect(call).json(toScheduledJobPath(namespace, scheduledJobId, '/labels'), { method: 'PUT', json: { labels }, schema: ScheduledJob })
}
