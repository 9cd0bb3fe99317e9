import { Cron } from 'croner'
import * as z from 'zod'

const names = ['@annually', '@yearly', '@monthly', '@weekly', '@daily', '@hourly']

/** The first time after another that a schedule names, in UTC; undefined when there is none. */
export function nextRunAfter(schedule: string, time: number): number | undefined {
  return toCron(schedule).nextRun(new Date(time))?.getTime()
}

/** Five fields of cron, or one of its names for them. */
export const Schedule = z.string().refine(isSchedule, `Invalid schedule: five fields of cron, such as "0 9 * * 1", or one of ${names.join(', ')}`)

function isSchedule(text: string): boolean {
  if (text.startsWith('@') && !names.includes(text)) return false
  try {
    // One that never comes, such as the 30th of February, is of no use.
    return nextRunAfter(text, 0) !== undefined
  } catch {
    return false
  }
}

function toCron(schedule: string): Cron {
  return new Cron(schedule, { timezone: 'UTC', mode: '5-part' })
}
