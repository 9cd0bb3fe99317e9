import { z } from 'zod'
import { connect } from '../call/connect.ts'
import { toJobPath } from './job-call.ts'
import { toJobQuery, type ListJobsParams } from './list-jobs.ts'

const Count = z.looseObject({ count: z.number() })

/** How many jobs a namespace has of those that `listJobs` would give. */
export async function countJobs({ namespace, stages, labels, ...call }: ListJobsParams): Promise<number> {
  const { count } = await connect(call).json(`${toJobPath(namespace)}/count`, { query: toJobQuery(stages, labels), schema: Count })
  return count
}
