import { requirePrincipal } from '../../identity/authenticate.ts'
import type { Account } from '../../identity/principal.ts'
import type { JobServices } from '../job-services.ts'
import type { Initiator, Job } from '../store/job.ts'
import type { JobSpec } from './job-spec.ts'
import type { Caller } from './volume-access.ts'

export interface JobOrder {
  caller: Caller
  namespace: Account
  spec: JobSpec
  secrets: Readonly<Record<string, string>>
  initiator: Initiator
}

/** Stores the job and lets it start as soon as there is a place. Throws 402 without credits, and what `volumeAccess` refuses. */
export function acceptJob({ jobs, runner, secrets, credits, volumeAccess }: JobServices, order: JobOrder): Job {
  const { caller, namespace, spec, initiator } = order
  credits.assertPositive(namespace)
  volumeAccess(caller, spec.volumes)
  const job = jobs.add({ namespace, creator: requirePrincipal(caller).user, spec, initiator })
  secrets.set(job.id, order.secrets)
  runner.enqueue(job)
  return jobs.get(job.id) ?? job
}
