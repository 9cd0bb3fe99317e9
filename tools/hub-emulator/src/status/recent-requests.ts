import type { RequestLogEntry } from '../http/request-log-entry.ts'

const kept = 100

/** The last requests, newest first. */
export interface RecentRequests {
  add(entry: RequestLogEntry): void
  list(): readonly RequestLogEntry[]
}

export function createRecentRequests(): RecentRequests {
  let entries: RequestLogEntry[] = []
  return {
    add: (entry) => {
      // The page would else show itself.
      if (entry.page !== true) entries = [entry, ...entries.slice(0, kept - 1)]
    },
    list: () => entries,
  }
}
