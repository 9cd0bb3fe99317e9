import { HubError } from '../../http/hub-error.ts'
import { readJson } from '../../http/read-body.ts'
import type { Router } from '../../http/router.ts'
import type { JobServices } from '../job-services.ts'
import { requireJob } from '../routes/find-job.ts'
import { sendJob } from '../routes/send-job.ts'
import { isActive } from '../store/job.ts'
import { Expose } from './expose-request.ts'

/** Changes who may reach which port of a job that has not ended. */
export function addExposeRoutes(router: Router, services: JobServices): void {
  const { jobs, exposed } = services
  router.on('PUT', '/api/jobs/:namespace/:id/expose', async (exchange) => {
    const job = requireJob(exchange, 'run', services)
    const expose = await readJson(exchange, Expose)
    if (!isActive(job)) throw new HubError(409, `Job ${job.id} has ended`)
    const closed = job.startedAt === null ? undefined : expose.ports.find((port) => !exposed.has(job.id, port))
    if (closed !== undefined) throw new HubError(501, `The emulator opens the ports of a job when it starts, and ${closed} was not among them: run it again with that port.`)
    jobs.setExpose(job.id, expose)
    sendJob(exchange, job, services)
  })
}
