import { html } from '../../http/html.ts'
import type { AccountStore } from '../../identity/account-store.ts'
import type { ScheduleStore } from '../../jobs/schedules/schedule-store.ts'
import type { ScheduledJob } from '../../jobs/schedules/scheduled-job.ts'
import { namespacesOf } from '../namespaces-of.ts'
import type { StatusPart } from '../page.ts'
import { link, table, time } from '../table.ts'
import { commandOf, pathOf } from './jobs-part.ts'

export function schedulesPart(accounts: AccountStore, schedules: ScheduleStore): StatusPart {
  const body = () =>
    table(
      ['Schedule', 'Namespace', 'Command', 'Next', 'Last job'],
      namespacesOf(accounts).flatMap((account) => schedules.list(account)).map((schedule) => [schedule.schedule, schedule.namespace.name, commandOf(schedule), nextOf(schedule), lastOf(schedule)]),
      'No scheduled jobs.',
    )
  return { overview: { id: 'schedules', title: 'Scheduled jobs', body } }
}

function nextOf({ isSuspended, suspendReason, nextRunAt }: ScheduledJob) {
  return isSuspended ? `suspended${suspendReason === null ? '' : `: ${suspendReason}`}` : time(nextRunAt)
}

function lastOf({ namespace, lastJob }: ScheduledJob) {
  return lastJob === null ? undefined : html`${link(pathOf({ namespace, id: lastJob.id }), lastJob.id)}, ${time(lastJob.at)}`
}
