import { requirePrincipal } from '../../identity/authenticate.ts'
import type { Account } from '../../identity/principal.ts'
import type { JobServices } from '../job-services.ts'
import type { Initiator, Job } from '../store/job.ts'
import type { JobSpec } from './job-spec.ts'
import type { Caller } from './source-access.ts'

export interface JobOrder {
  caller: Caller
  namespace: Account
  spec: JobSpec
  secrets: Readonly<Record<string, string>>
  initiator: Initiator
}

/** Stores the job and lets it start as soon as there is a place. Throws 402 without credits, and what `sourceAccess` refuses. */
export function acceptJob({ jobs, runner, secrets, credits, sourceAccess }: JobServices, order: JobOrder): Job {
  const { caller, namespace, spec, initiator } = order
  credits.assertPositive(namespace)
  sourceAccess(caller, spec)
  const job = jobs.add({ namespace, creator: requirePrincipal(caller).user, spec, initiator })
  secrets.set(job.id, order.secrets)
  runner.enqueue(job)
  return jobs.get(job.id) ?? job
}
