import { connect } from '../call/connect.ts'
import { given } from '../call/given.ts'
import { toScheduledJobPath, type NamespaceCall } from './job-call.ts'
import { toJobSpec, type JobOptions } from './job-options.ts'
import { ScheduledJob } from './job.ts'

export interface CreateScheduledJobParams extends NamespaceCall, JobOptions {
  /** A cron line, or one of `@annually`, `@yearly`, `@monthly`, `@weekly`, `@daily`, `@hourly`. */
  schedule: string
  /** Made, but not started by the clock. @default false */
  suspend?: boolean
  /** A run may start while the last one still runs. @default false */
  concurrency?: boolean
}

/** Schedules a job with all that `runJob` takes. */
export async function createScheduledJob({ schedule, suspend, concurrency, ...params }: CreateScheduledJobParams): Promise<ScheduledJob> {
  const json = { jobSpec: toJobSpec(params), schedule, ...given({ suspend, concurrency }) }
  const connection = connect(params, { secrets: Object.values(params.secrets ?? {}) })
  return connection.json(toScheduledJobPath(params.namespace), { method: 'POST', json, schema: ScheduledJob })
}
