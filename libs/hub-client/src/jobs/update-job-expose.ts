import { connect } from '../call/connect.ts'
import { toJobPath, type JobCall } from './job-call.ts'
import { toWireExpose } from './job-options.ts'
import { Job } from './job.ts'

export interface UpdateJobExposeParams extends JobCall {
  ports?: readonly number[]
  /** These need no token; they count among `ports`. */
  portsPublic?: readonly number[]
}

/** Replaces the ports of a running job that have an address. */
export async function updateJobExpose({ namespace, jobId, ports = [], portsPublic = [], ...call }: UpdateJobExposeParams): Promise<Job> {
  return connect(call).json(toJobPath(namespace, jobId, '/expose'), { method: 'PUT', json: toWireExpose({ ports, portsPublic }), schema: Job })
}
