import { HubError } from '../../http/hub-error.ts'
import { linkTo } from '../../http/paging.ts'
import { readJson } from '../../http/read-body.ts'
import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import { requireJobs } from '../access.ts'
import type { JobServices } from '../job-services.ts'
import { acceptJob } from '../request/accept-job.ts'
import { assertSupported } from '../request/assert-supported.ts'
import { JobRequest, toJobSpec } from '../request/job-spec.ts'
import { LabelsRequest } from '../request/labels.ts'
import { describeJob } from '../store/describe-job.ts'
import { isActive } from '../store/job.ts'
import { requireJob } from './find-job.ts'
import { readJobFilter } from './job-filter.ts'
import { readPosition } from './read-position.ts'
import { sendJob } from './send-job.ts'

const jobPath = '/api/jobs/:namespace/:id'
const standardPage = 100
const maxPage = 1000

export function addJobRoutes(router: Router, services: JobServices): void {
  const { accounts, jobs, runner, secrets } = services

  router.on('POST', '/api/jobs/:namespace', async (exchange) => {
    const { principal, namespace } = requireJobs(exchange, 'run', accounts)
    const request = await readJson(exchange, JobRequest)
    assertSupported(request)
    const { id, name } = principal.user
    sendJob(exchange, acceptJob(services, { caller: exchange, namespace, spec: toJobSpec(request), secrets: request.secrets ?? {}, initiator: { type: 'user', id, name } }), services)
  })

  router.on('GET', '/api/jobs/:namespace', (exchange) => {
    const { namespace } = requireJobs(exchange, 'read', accounts)
    const { below, limit } = readPosition(exchange, { standard: standardPage, maximum: maxPage })
    const found = jobs.list(namespace, readJobFilter(exchange), { below, limit: limit + 1 })
    const page = found.slice(0, limit)
    const last = page.at(-1)
    // A position, not a count: jobs that come meanwhile move nothing to another page.
    const link = found.length > limit && last !== undefined ? linkTo(exchange, { cursor: Buffer.from(String(last.position)).toString('base64url') }) : {}
    sendJson(exchange, 200, page.map((job) => describeJob(job, { baseUrl: exchange.baseUrl, ...services })), link)
  })

  router.on('GET', '/api/jobs/:namespace/count', (exchange) => {
    const { namespace } = requireJobs(exchange, 'read', accounts)
    sendJson(exchange, 200, { count: jobs.count(namespace, readJobFilter(exchange)) })
  })

  router.on('GET', jobPath, (exchange) => sendJob(exchange, requireJob(exchange, 'read', services), services))

  router.on('POST', `${jobPath}/cancel`, (exchange) => {
    const job = requireJob(exchange, 'run', services)
    if (isActive(job)) runner.cancel(job)
    sendJob(exchange, job, services)
  })

  router.on('POST', `${jobPath}/duplicate`, (exchange) => {
    const job = requireJob(exchange, 'run', services)
    const values = secrets.get(job.id, job.spec.secretNames)
    if (values === undefined) throw new HubError(409, 'The secrets of this job ended with the emulator that ran it: run it again with its secrets.')
    sendJob(exchange, acceptJob(services, { caller: exchange, namespace: job.namespace, spec: job.spec, secrets: values, initiator: { type: 'duplicated-job', id: job.id } }), services)
  })

  router.on('PUT', `${jobPath}/labels`, async (exchange) => {
    const job = requireJob(exchange, 'run', services)
    const { labels } = await readJson(exchange, LabelsRequest)
    jobs.setLabels(job.id, labels)
    sendJob(exchange, job, services)
  })
}
