import { HubError } from '../../http/hub-error.ts'
import { openEventStream } from '../../http/event-stream.ts'
import type { Exchange } from '../../http/exchange.ts'
import type { Router } from '../../http/router.ts'
import type { JobServices } from '../job-services.ts'
import { followLog } from '../logs/follow-log.ts'
import { describeStatus } from '../store/describe-job.ts'
import { isActive } from '../store/job.ts'
import { followMetrics } from '../streams/follow-metrics.ts'
import { requireJob } from './find-job.ts'

const jobPath = '/api/jobs/:namespace/:id'

/** Logs, metrics and changes of the status. Every stream ends with the job. */
export function addStreamRoutes(router: Router, services: JobServices): void {
  const { jobs, logs, feed } = services

  router.on('GET', `${jobPath}/logs`, async (exchange) => {
    const job = requireJob(exchange, 'read', services)
    const tail = readTail(exchange)
    const stream = openEventStream(exchange)
    for await (const line of followLog({ jobId: job.id, file: logs.fileOf(job.id), feed, tail, signal: stream.closed })) await stream.send(line)
    stream.end()
  })

  router.on('GET', `${jobPath}/events`, async (exchange) => {
    const job = requireJob(exchange, 'read', services)
    const stream = openEventStream(exchange)
    let sent = ''
    while (!stream.closed.aborted) {
      const version = feed.version(job.id)
      const current = jobs.get(job.id) ?? job
      const status = JSON.stringify(describeStatus(current))
      if (status !== sent) await stream.send(status)
      sent = status
      if (!isActive(current) || !feed.isLive(job.id)) break
      await feed.changed(job.id, version, stream.closed)
    }
    stream.end()
  })

  router.on('GET', `${jobPath}/metrics`, async (exchange) => {
    const job = requireJob(exchange, 'read', services)
    // As the Hub: there is nothing to measure any more.
    if (!isActive(job)) throw new HubError(500, `Job ${job.id} has finished: it has no metrics`)
    const stream = openEventStream(exchange)
    for await (const metrics of followMetrics(job, services, stream.closed)) await stream.send(JSON.stringify(metrics), 'metric')
    stream.end()
  })
}

function readTail({ query }: Exchange): number | undefined {
  const text = query.get('tail')
  if (text === null) return undefined
  const tail = Number(text)
  if (!Number.isSafeInteger(tail) || tail < 0) throw new HubError(400, '"tail" must be a number of lines')
  return tail
}
