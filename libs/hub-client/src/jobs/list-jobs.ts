import { z } from 'zod'
import { connect } from '../call/connect.ts'
import { given } from '../call/given.ts'
import { toJobPath, type NamespaceCall } from './job-call.ts'
import { Job, type JobStage } from './job.ts'

export interface ListJobsParams extends NamespaceCall {
  /** Jobs in one of these. @default all */
  stages?: readonly JobStage[]
  /** Jobs that have all of these. */
  labels?: Readonly<Record<string, string>>
}

const Jobs = z.array(Job)

/** The jobs of a namespace, newest first, page after page as the loop gets there. */
export async function* listJobs({ namespace, stages = [], labels = {}, ...call }: ListJobsParams): AsyncGenerator<Job, void, undefined> {
  const query = given({
    stage: stages.length === 0 ? undefined : stages,
    label: Object.keys(labels).length === 0 ? undefined : Object.entries(labels).map(([key, value]) => `${key}=${value}`),
  })
  for await (const page of connect(call).pages(toJobPath(namespace), { query, schema: Jobs })) yield* page
}
