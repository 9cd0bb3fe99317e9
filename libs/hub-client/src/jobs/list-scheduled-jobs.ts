import { z } from 'zod'
import { connect } from '../call/connect.ts'
import { given } from '../call/given.ts'
import { toScheduledJobPath, type NamespaceCall } from './job-call.ts'
import { ScheduledJob } from './job.ts'

export interface ListScheduledJobsParams extends NamespaceCall {
  /** Schedules whose jobs have all of these. */
  labels?: Readonly<Record<string, string>>
}

const ScheduledJobs = z.array(ScheduledJob)

/** The schedules of a namespace. */
export async function listScheduledJobs({ namespace, labels = {}, ...call }: ListScheduledJobsParams): Promise<ScheduledJob[]> {
  const wanted = Object.entries(labels)
  // The Hub filters by one label; the others are compared here.
  const [first] = wanted.map(([key, value]) => `${key}=${value}`)
  const found = await connect(call).json(toScheduledJobPath(namespace), { query: given({ label: first }), schema: ScheduledJobs })
  return found.filter(({ jobSpec }) => wanted.every(([key, value]) => jobSpec.labels?.[key] === value))
}
