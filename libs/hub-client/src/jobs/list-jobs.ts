import { z } from 'zod'
import { connect } from '../call/connect.ts'
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
export async function* listJobs({ namespace, stages, labels, ...call }: ListJobsParams): AsyncGenerator<Job, void, undefined> {
  for await (const page of connect(call).pages(toJobPath(namespace), { query: toJobQuery(stages, labels), schema: Jobs })) yield* page
}

export function toJobQuery(stages: ListJobsParams['stages'] = [], labels: ListJobsParams['labels'] = {}): Record<string, string[]> {
  return { stage: [...stages], label: Object.entries(labels).map(([key, value]) => `${key}=${value}`) }
}
