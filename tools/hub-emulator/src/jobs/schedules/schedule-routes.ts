import * as z from 'zod'
import { param, type Exchange } from '../../http/exchange.ts'
import { HubError } from '../../http/hub-error.ts'
import { readJson } from '../../http/read-body.ts'
import type { Router } from '../../http/router.ts'
import { sendJson } from '../../http/send.ts'
import { requireJobs, type JobPermission } from '../access.ts'
import type { JobServices } from '../job-services.ts'
import { assertSupported } from '../request/assert-supported.ts'
import { JobRequest, toJobSpec } from '../request/job-spec.ts'
import { LabelsRequest } from '../request/labels.ts'
import { readLabels } from '../routes/job-filter.ts'
import { sendJob } from '../routes/send-job.ts'
import { nextRunAfter, Schedule } from './cron.ts'
import { describeSchedule } from './describe-schedule.ts'
import type { ScheduledJob } from './scheduled-job.ts'
import type { Scheduler } from './scheduler.ts'
import type { ScheduleStore } from './schedule-store.ts'

const CreateRequest = z.object({ jobSpec: JobRequest, schedule: Schedule, suspend: z.boolean().nullish(), concurrency: z.boolean().nullish() })
const ScheduleRequest = z.object({ schedule: Schedule })

const root = '/api/scheduled-jobs/:namespace'

export function addScheduleRoutes(router: Router, services: JobServices, schedules: ScheduleStore, scheduler: Scheduler): void {
  const { accounts, secrets, now, sourceAccess } = services
  const sendSchedule = (exchange: Exchange, id: string): void => {
    const schedule = schedules.get(id)
    if (schedule === undefined) throw new Error(`scheduled job ${id} is gone`)
    sendJson(exchange, 200, describeSchedule(schedule, exchange.baseUrl))
  }
  const planNext = (id: string, schedule: string): void => {
    const next = nextRunAfter(schedule, now())
    if (next === undefined) throw new HubError(400, `The schedule "${schedule}" has no further time`)
    schedules.setNextRun(id, next)
  }
  const requireSchedule = (exchange: Exchange, permission: JobPermission): ScheduledJob => {
    const { namespace } = requireJobs(exchange, permission, accounts)
    scheduler.look()
    const schedule = schedules.find(namespace, param(exchange, 'id'))
    if (schedule === undefined) throw new HubError(404, `Scheduled job ${param(exchange, 'id')} not found in ${namespace.name}`)
    return schedule
  }

  router.on('POST', root, async (exchange) => {
    const { principal, namespace } = requireJobs(exchange, 'run', accounts)
    const { jobSpec, schedule, suspend, concurrency } = await readJson(exchange, CreateRequest)
    assertSupported(jobSpec)
    const spec = toJobSpec(jobSpec)
    sourceAccess(exchange, spec)
    const nextRunAt = nextRunAfter(schedule, now())
    if (nextRunAt === undefined) throw new HubError(400, `The schedule "${schedule}" has no further time`)
    const { id } = schedules.add({ namespace, creator: principal.user, spec, schedule, isSuspended: suspend ?? false, allowsConcurrency: concurrency ?? false, nextRunAt })
    secrets.set(id, jobSpec.secrets ?? {})
    scheduler.look()
    sendSchedule(exchange, id)
  })

  router.on('GET', root, (exchange) => {
    const { namespace } = requireJobs(exchange, 'read', accounts)
    scheduler.look()
    const labels = readLabels(exchange.query.getAll('label'))
    const found = schedules.list(namespace).filter(({ spec }) => labels.every(([key, value]) => spec.labels[key] === value))
    sendJson(exchange, 200, found.map((schedule) => describeSchedule(schedule, exchange.baseUrl)))
  })

  router.on('GET', `${root}/:id`, (exchange) => sendSchedule(exchange, requireSchedule(exchange, 'read').id))

  router.on('DELETE', `${root}/:id`, (exchange) => {
    const { id } = requireSchedule(exchange, 'run')
    schedules.remove(id)
    secrets.delete(id)
    sendJson(exchange, 200, {})
  })

  router.on('POST', `${root}/:id/suspend`, (exchange) => {
    const { id } = requireSchedule(exchange, 'run')
    schedules.setSuspended(id, true)
    sendSchedule(exchange, id)
  })

  router.on('POST', `${root}/:id/resume`, (exchange) => {
    const { id, schedule } = requireSchedule(exchange, 'run')
    planNext(id, schedule)
    schedules.setSuspended(id, false)
    scheduler.look()
    sendSchedule(exchange, id)
  })

  router.on('POST', `${root}/:id/run`, (exchange) => {
    sendJob(exchange, scheduler.run(requireSchedule(exchange, 'run')), services)
  })

  router.on('POST', `${root}/:id/schedule`, async (exchange) => {
    const { id } = requireSchedule(exchange, 'run')
    const { schedule } = await readJson(exchange, ScheduleRequest)
    planNext(id, schedule)
    schedules.setSchedule(id, schedule)
    scheduler.look()
    sendSchedule(exchange, id)
  })

  router.on('PUT', `${root}/:id/labels`, async (exchange) => {
    const { id } = requireSchedule(exchange, 'run')
    const { labels } = await readJson(exchange, LabelsRequest)
    schedules.setLabels(id, labels)
    sendSchedule(exchange, id)
  })
}
