import type { RequestLogEntry } from '../../http/request-log-entry.ts'
import type { StatusPart } from '../page.ts'
import type { RecentRequests } from '../recent-requests.ts'
import { badge, table, time } from '../table.ts'

export function requestsPart(recent: RecentRequests): StatusPart {
  const body = () =>
    table(
      ['Time', 'Status', 'Request', 'User', 'Took', 'Notes'],
      recent.list().map((entry) => [
        time(Date.parse(entry.time)),
        badge(String(entry.status), kindOf(entry)),
        `${entry.method} ${entry.path}`,
        entry.user ?? 'nobody',
        `${entry.durationMs} ms`,
        notesOf(entry),
      ]),
      'No requests yet.',
    )
  return { overview: { id: 'requests', title: 'Recent requests', body } }
}

function kindOf({ status }: RequestLogEntry) {
  return status >= 500 ? 'bad' : status >= 400 ? 'busy' : 'good'
}

function notesOf({ unknownRoute, fault, failure }: RequestLogEntry): string {
  return [unknownRoute === true ? ['unknown route'] : [], fault === true ? ['scripted fault'] : [], failure === undefined ? [] : ['the emulator failed']].flat().join(', ')
}
