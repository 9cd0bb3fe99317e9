import { HubError } from '../../http/hub-error.ts'
import { param, type Exchange } from '../../http/exchange.ts'
import { requireJobs, type JobPermission } from '../access.ts'
import type { JobServices } from '../job-services.ts'
import type { Job } from '../store/job.ts'

/** The job that the route names, for a caller who may; 404 when there is none. */
export function requireJob(exchange: Exchange, permission: JobPermission, { accounts, jobs }: JobServices): Job {
  const { namespace } = requireJobs(exchange, permission, accounts)
  const job = jobs.find(namespace, param(exchange, 'id'))
  if (job === undefined) throw new HubError(404, `Job ${param(exchange, 'id')} not found in ${namespace.name}`)
  return job
}
