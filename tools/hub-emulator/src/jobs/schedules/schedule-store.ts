import type { AccountStore } from '../../identity/account-store.ts'
import type { Account } from '../../identity/principal.ts'
import { randomId } from '../../identity/random.ts'
import type { Database } from '../../storage/database.ts'
import type { JobSpec } from '../request/job-spec.ts'
import type { ScheduledJob } from './scheduled-job.ts'

interface ScheduleRow {
  id: string
  namespace_id: string
  creator_id: string
  spec: string
  schedule: string
  is_suspended: number
  suspend_reason: string | null
  allows_concurrency: number
  last_job_id: string | null
  last_job_at: number | null
  next_run_at: number
  created_at: number
}

export interface ScheduleStore {
  add(schedule: Pick<ScheduledJob, 'namespace' | 'creator' | 'spec' | 'schedule' | 'isSuspended' | 'allowsConcurrency' | 'nextRunAt'>): ScheduledJob
  get(id: string): ScheduledJob | undefined
  find(namespace: Account, id: string): ScheduledJob | undefined
  /** Newest first. */
  list(namespace: Account): ScheduledJob[]
  /** Those that are not suspended. */
  awake(): ScheduledJob[]
  setSuspended(id: string, isSuspended: boolean, reason?: string): void
  setSchedule(id: string, schedule: string): void
  setNextRun(id: string, time: number): void
  setLabels(id: string, labels: JobSpec['labels']): void
  remove(id: string): void
}

/** The last job is the newest one that the schedule brought about. */
const select = `SELECT scheduled_job.*, job.id AS last_job_id, job.created_at AS last_job_at FROM scheduled_job
  LEFT JOIN job ON job.position = (SELECT max(position) FROM job WHERE initiator ->> 'id' = scheduled_job.id)`

export function createScheduleStore(database: Database, accounts: AccountStore, now: () => number): ScheduleStore {
  const requireAccount = (id: string): Account => {
    const account = accounts.get(id)
    if (account === undefined) throw new Error(`a scheduled job belongs to account ${id}, which is not there`)
    return account
  }
  const toSchedule = (row: ScheduleRow): ScheduledJob => ({
    id: row.id,
    namespace: requireAccount(row.namespace_id),
    creator: requireAccount(row.creator_id),
    spec: JSON.parse(row.spec) as JobSpec,
    schedule: row.schedule,
    isSuspended: row.is_suspended === 1,
    suspendReason: row.suspend_reason,
    allowsConcurrency: row.allows_concurrency === 1,
    lastJob: row.last_job_id === null || row.last_job_at === null ? null : { id: row.last_job_id, at: row.last_job_at },
    nextRunAt: row.next_run_at,
    createdAt: row.created_at,
  })
  const toMaybe = (row: ScheduleRow | undefined): ScheduledJob | undefined => (row === undefined ? undefined : toSchedule(row))
  const store: ScheduleStore = {
    add: ({ namespace, creator, spec, schedule, isSuspended, allowsConcurrency, nextRunAt }) => {
      const id = randomId()
      database.run(
        `INSERT INTO scheduled_job (id, namespace_id, creator_id, spec, schedule, is_suspended, allows_concurrency, next_run_at, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        id, namespace.id, creator.id, JSON.stringify(spec), schedule, Number(isSuspended), Number(allowsConcurrency), nextRunAt, now(),
      )
      const added = store.get(id)
      if (added === undefined) throw new Error(`scheduled job ${id} was not stored`)
      return added
    },
    get: (id) => toMaybe(database.get<ScheduleRow>(`${select} WHERE scheduled_job.id = ?`, id)),
    find: (namespace, id) => toMaybe(database.get<ScheduleRow>(`${select} WHERE scheduled_job.id = ? AND scheduled_job.namespace_id = ?`, id, namespace.id)),
    list: (namespace) => database.all<ScheduleRow>(`${select} WHERE scheduled_job.namespace_id = ? ORDER BY scheduled_job.position DESC`, namespace.id).map(toSchedule),
    awake: () => database.all<ScheduleRow>(`${select} WHERE is_suspended = 0 ORDER BY next_run_at, scheduled_job.position`).map(toSchedule),
    setSuspended: (id, isSuspended, reason) =>
      void database.run('UPDATE scheduled_job SET is_suspended = ?, suspend_reason = ? WHERE id = ?', Number(isSuspended), reason ?? null, id),
    setSchedule: (id, schedule) => void database.run('UPDATE scheduled_job SET schedule = ? WHERE id = ?', schedule, id),
    setNextRun: (id, time) => void database.run('UPDATE scheduled_job SET next_run_at = ? WHERE id = ?', time, id),
    setLabels: (id, labels) => void database.run("UPDATE scheduled_job SET spec = json_set(spec, '$.labels', json(?)) WHERE id = ?", JSON.stringify(labels), id),
    remove: (id) => void database.run('DELETE FROM scheduled_job WHERE id = ?', id),
  }
  return store
}
