import { join } from 'node:path'
import type { BucketServices } from '../buckets/bucket-services.ts'
import type { Containers } from '../containers/create-containers.ts'
import { describeFlavors } from '../hardware/describe-flavor.ts'
import type { Router } from '../http/router.ts'
import { sendJson } from '../http/send.ts'
import type { RepositoryServices } from '../repositories/repository-services.ts'
import { createExposedPorts } from './expose/exposed-ports.ts'
import { addExposeRoutes } from './expose/expose-routes.ts'
import type { JobServices } from './job-services.ts'
import { createJobLogs } from './logs/job-logs.ts'
import { createSourceAccess } from './request/source-access.ts'
import { addJobRoutes } from './routes/job-routes.ts'
import { addStreamRoutes } from './routes/stream-routes.ts'
import { createCredits } from './running/credits.ts'
import { createJobRunner } from './running/job-runner.ts'
import { recoverJobs } from './running/recover-jobs.ts'
import { createRunContainer } from './running/run-in-containers.ts'
import { createSecretStore } from './running/secret-store.ts'
import { addScheduleRoutes } from './schedules/schedule-routes.ts'
import { createScheduleStore, type ScheduleStore } from './schedules/schedule-store.ts'
import { createScheduler } from './schedules/scheduler.ts'
import { createJobFeed } from './store/job-feed.ts'
import { createJobStore } from './store/job-store.ts'

export interface JobFoundation {
  repositories: RepositoryServices
  buckets: BucketServices
  containers: Containers
  /** For the logs. */
  folder: string
  maxRunningJobs: number
}

export interface Jobs {
  /** Starts what the last emulator left, and what is due from now on. Jobs reach the emulator from now on. */
  begin(): void
  /** Ends every process. Jobs that run start again with the next emulator. */
  stop(): Promise<void>
  /** Ends every process and forgets logs and secrets. */
  clear(): Promise<void>
  services: JobServices
  schedules: ScheduleStore
}

/** Jobs, schedules, and the hardware that they run on. */
export function addJobs(router: Router, { repositories, buckets, containers, folder, maxRunningJobs }: JobFoundation): Jobs {
  const { database, accounts, now } = repositories
  const jobs = createJobStore(database, accounts, now)
  const logs = createJobLogs(join(folder, 'job-logs'), now)
  const feed = createJobFeed()
  const secrets = createSecretStore()
  const credits = createCredits(jobs, now)
  const exposed = createExposedPorts(jobs, accounts)
  const runner = createJobRunner({ jobs, logs, feed, secrets, credits, exposed, runContainer: createRunContainer({ containers, repositories, folder: join(folder, 'job-work') }), maxRunning: maxRunningJobs, now })
  const services: JobServices = { accounts, jobs, logs, feed, exposed, runner, secrets, credits, now, sourceAccess: createSourceAccess(repositories, buckets) }
  const schedules = createScheduleStore(database, accounts, now)
  const scheduler = createScheduler(schedules, services)

  router.on('GET', '/api/jobs/hardware', (exchange) => sendJson(exchange, 200, describeFlavors('job')))
  addJobRoutes(router, services)
  addStreamRoutes(router, services)
  addExposeRoutes(router, services)
  addScheduleRoutes(router, services, schedules, scheduler)

  const stop = async (): Promise<void> => {
    scheduler.stop()
    await runner.stop()
  }
  return {
    services,
    schedules,
    begin: () => {
      recoverJobs(services)
      runner.begin()
      scheduler.begin()
    },
    stop,
    clear: async () => {
      await stop()
      logs.clear()
      secrets.clear()
    },
  }
}
