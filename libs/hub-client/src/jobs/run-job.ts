import { connect } from '../call/connect.ts'
import { toJobPath, type NamespaceCall } from './job-call.ts'
import { toJobSpec, type JobOptions } from './job-options.ts'
import { Job } from './job.ts'

export interface RunJobParams extends NamespaceCall, JobOptions {}

/**
 * Starts a job; it is not waited for. Never sent twice, unless the Hub refused it by rate limit. Rejects with `INVALID_REQUEST` for
 * what the Hub does not take, `PAYMENT_REQUIRED` without credits, `FORBIDDEN` for the rights of the token.
 */
export async function runJob(params: RunJobParams): Promise<Job> {
  const connection = connect(params, { secrets: Object.values(params.secrets ?? {}) })
  return connection.json(toJobPath(params.namespace), { method: 'POST', json: toJobSpec(params), schema: Job })
}
