import { HubError } from '../../http/hub-error.ts'
import type { AccountStore } from '../../identity/account-store.ts'
import type { Principal } from '../../identity/principal.ts'
import { memberMay } from '../access.ts'
import type { JobServices } from '../job-services.ts'
import { acceptJob } from '../request/accept-job.ts'
import type { Job } from '../store/job.ts'
import { nextRunAfter } from './cron.ts'
import type { ScheduledJob } from './scheduled-job.ts'
import type { ScheduleStore } from './schedule-store.ts'

export interface Scheduler {
  /** Forgets what was missed while the emulator was off, and runs what comes due from now on. */
  begin(): void
  /** Runs what is due. Also to be called before schedules are shown. */
  look(): void
  /** Throws 409 while a run is under way that must be the only one. */
  run(schedule: ScheduledJob): Job
  stop(): void
}

/** A clock may be set forward; so long nobody notices that at the latest. */
const maxWaitMs = 60_000

export function createScheduler(schedules: ScheduleStore, services: JobServices): Scheduler {
  const { accounts, jobs, secrets, now } = services
  let timer: NodeJS.Timeout | undefined
  let hasBegun = false

  const planNext = ({ id, schedule }: ScheduledJob): void => {
    const next = nextRunAfter(schedule, now())
    if (next === undefined) schedules.setSuspended(id, true, 'The schedule has no further time')
    else schedules.setNextRun(id, next)
  }

  const start = (schedule: ScheduledJob): Job => {
    const { id, namespace, creator, spec } = schedule
    const values = secrets.get(id, spec.secretNames)
    if (values === undefined) throw new HubError(409, 'The secrets of this scheduled job ended with the emulator that it was given to: create it again.')
    const principal = principalOf(schedule, accounts)
    if (!memberMay(principal, 'run', namespace)) throw new HubError(403, `${creator.name} may no longer run jobs in ${namespace.name}`)
    return acceptJob(services, { caller: { principal, baseUrl: '' }, namespace, spec, secrets: values, initiator: { type: 'scheduled-job', id } })
  }

  const runDue = (schedule: ScheduledJob): void => {
    planNext(schedule)
    if (!schedule.allowsConcurrency && jobs.activeOf(schedule.id) !== undefined) return
    try {
      start(schedule)
    } catch (error) {
      if (!(error instanceof HubError)) throw error
      schedules.setSuspended(schedule.id, true, error.message)
    }
  }

  const scheduler: Scheduler = {
    begin: () => {
      for (const schedule of schedules.awake()) {
        if (schedule.nextRunAt <= now()) planNext(schedule)
        if (secrets.get(schedule.id, schedule.spec.secretNames) === undefined) {
          schedules.setSuspended(schedule.id, true, 'Its secrets ended with the emulator that they were given to: create it again')
        }
      }
      hasBegun = true
      scheduler.look()
    },
    look: () => {
      if (!hasBegun) return
      clearTimeout(timer)
      for (const schedule of schedules.awake()) if (schedule.nextRunAt <= now()) runDue(schedule)
      const next = schedules.awake()[0]
      if (next !== undefined) timer = setTimeout(() => scheduler.look(), Math.min(Math.max(next.nextRunAt - now(), 0) + 1, maxWaitMs))
    },
    run: (schedule) => {
      if (!schedule.allowsConcurrency && jobs.activeOf(schedule.id) !== undefined) {
        throw new HubError(409, 'Another instance of this scheduled job is already running, and it does not allow concurrency')
      }
      return start(schedule)
    },
    stop: () => {
      hasBegun = false
      clearTimeout(timer)
    },
  }
  return scheduler
}

/** The creator as such: no token is at hand when the time comes. */
function principalOf({ creator, createdAt }: ScheduledJob, accounts: AccountStore): Principal {
  const token = { id: '', value: '', name: 'scheduled job', grant: { kind: 'role', role: 'write' }, createdAt, expiresAt: null } as const
  return { user: creator, memberships: accounts.memberships(creator.id), token }
}
