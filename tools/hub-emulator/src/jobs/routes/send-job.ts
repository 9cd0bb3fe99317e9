import type { Exchange } from '../../http/exchange.ts'
import { sendJson } from '../../http/send.ts'
import type { JobServices } from '../job-services.ts'
import { describeJob } from '../store/describe-job.ts'
import type { Job } from '../store/job.ts'

/** Answers with the job as it is by now. */
export function sendJob(exchange: Exchange, { id }: Pick<Job, 'id'>, services: JobServices): void {
  const job = services.jobs.get(id)
  if (job === undefined) throw new Error(`job ${id} is gone`)
  sendJson(exchange, 200, describeJob(job, { baseUrl: exchange.baseUrl, ...services }))
}
