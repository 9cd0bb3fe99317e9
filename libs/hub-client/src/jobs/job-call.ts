import type { HubCall } from '../call/hub-call.ts'
import { toPathPart } from '../call/path-part.ts'

/** What every call on the jobs of a namespace takes. */
export interface NamespaceCall extends HubCall {
  /** The user or organization that owns the jobs and pays for them: `name` of `whoAmI`. */
  namespace: string
}

/** What every call on one job takes. */
export interface JobCall extends NamespaceCall {
  jobId: string
}

/** What every call on one schedule takes. */
export interface ScheduledJobCall extends NamespaceCall {
  scheduledJobId: string
}

export function toJobPath(namespace: string, jobId?: string, suffix = ''): string {
  const base = `api/jobs/${toPathPart(namespace, 'namespace')}`
  return jobId === undefined ? base : `${base}/${toPathPart(jobId, 'id of a job')}${suffix}`
}

export function toScheduledJobPath(namespace: string, scheduledJobId?: string, suffix = ''): string {
  const base = `api/scheduled-jobs/${toPathPart(namespace, 'namespace')}`
  return scheduledJobId === undefined ? base : `${base}/${toPathPart(scheduledJobId, 'id of a scheduled job')}${suffix}`
}
