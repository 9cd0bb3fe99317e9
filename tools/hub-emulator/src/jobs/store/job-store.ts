import type { AccountStore } from '../../identity/account-store.ts'
import type { Account } from '../../identity/principal.ts'
import { randomId } from '../../identity/random.ts'
import type { Database } from '../../storage/database.ts'
import type { JobSpec } from '../request/job-spec.ts'
import type { CancelReason, Initiator, Job, JobStage } from './job.ts'

interface JobRow {
  position: number
  id: string
  namespace_id: string
  creator_id: string
  spec: string
  initiator: string
  stage: JobStage
  message: string | null
  cancel_reason: CancelReason | null
  failures: number
  restarts: number
  cost_micro_usd: number
  created_at: number
  started_at: number | null
  finished_at: number | null
}

export interface JobFilter {
  /** Any of them; all without one. */
  stages: readonly JobStage[]
  /** All of them. */
  labels: readonly (readonly [key: string, value: string])[]
}

export interface JobOutcome {
  stage: 'COMPLETED' | 'ERROR' | 'CANCELED'
  message: string | null
  cancelReason?: CancelReason
  costMicroUsd: number
}

export interface JobStore {
  add(job: Pick<Job, 'namespace' | 'creator' | 'spec' | 'initiator'>): Job
  get(id: string): Job | undefined
  find(namespace: Account, id: string): Job | undefined
  /** Newest first, from below a position. */
  list(namespace: Account, filter: JobFilter, page: { below: number; limit: number }): Job[]
  count(namespace: Account, filter: JobFilter): number
  /** All that have not ended, oldest first. */
  active(): Job[]
  running(): Job[]
  activeOf(scheduleId: string): Job | undefined
  setMessage(id: string, message: string | null): void
  setLabels(id: string, labels: JobSpec['labels']): void
  setExpose(id: string, expose: JobSpec['expose']): void
  start(id: string): void
  fail(id: string): void
  /** Back to waiting, after the emulator ended in the middle of it. */
  restart(id: string): void
  /** The first outcome counts: returns false if there is one already. */
  finish(id: string, outcome: JobOutcome): boolean
  /** Of the jobs that began at or after a time. */
  costSince(namespace: Account, time: number): number
}

const active = "stage IN ('SCHEDULING', 'RUNNING')"
const matching = `namespace_id = ? AND (? = '[]' OR stage IN (SELECT value FROM json_each(?)))
  AND NOT EXISTS (SELECT 1 FROM json_each(?) AS wanted WHERE NOT EXISTS (
    SELECT 1 FROM json_each(job.spec, '$.labels') AS label WHERE label.key = wanted.value ->> 0 AND label.value = wanted.value ->> 1))`

export function createJobStore(database: Database, accounts: AccountStore, now: () => number): JobStore {
  const requireAccount = (id: string): Account => {
    const account = accounts.get(id)
    if (account === undefined) throw new Error(`a job belongs to account ${id}, which is not there`)
    return account
  }
  const toJob = (row: JobRow): Job => ({
    position: row.position,
    id: row.id,
    namespace: requireAccount(row.namespace_id),
    creator: requireAccount(row.creator_id),
    spec: JSON.parse(row.spec) as JobSpec,
    initiator: JSON.parse(row.initiator) as Initiator,
    stage: row.stage,
    message: row.message,
    cancelReason: row.cancel_reason,
    failures: row.failures,
    restarts: row.restarts,
    costMicroUsd: row.cost_micro_usd,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  })
  const toMaybe = (row: JobRow | undefined): Job | undefined => (row === undefined ? undefined : toJob(row))
  const filterValues = (namespace: Account, { stages, labels }: JobFilter): string[] => [namespace.id, JSON.stringify(stages), JSON.stringify(stages), JSON.stringify(labels)]

  const store: JobStore = {
    add: ({ namespace, creator, spec, initiator }) => {
      const id = randomId()
      database.run(
        "INSERT INTO job (id, namespace_id, creator_id, spec, initiator, stage, created_at) VALUES (?, ?, ?, ?, ?, 'SCHEDULING', ?)",
        id, namespace.id, creator.id, JSON.stringify(spec), JSON.stringify(initiator), now(),
      )
      const added = store.get(id)
      if (added === undefined) throw new Error(`job ${id} was not stored`)
      return added
    },
    get: (id) => toMaybe(database.get<JobRow>('SELECT * FROM job WHERE id = ?', id)),
    find: (namespace, id) => toMaybe(database.get<JobRow>('SELECT * FROM job WHERE id = ? AND namespace_id = ?', id, namespace.id)),
    list: (namespace, filter, { below, limit }) =>
      database.all<JobRow>(`SELECT * FROM job WHERE ${matching} AND position < ? ORDER BY position DESC LIMIT ?`, ...filterValues(namespace, filter), below, limit).map(toJob),
    count: (namespace, filter) => database.get<{ total: number }>(`SELECT count(*) AS total FROM job WHERE ${matching}`, ...filterValues(namespace, filter))?.total ?? 0,
    active: () => database.all<JobRow>(`SELECT * FROM job WHERE ${active} ORDER BY position`).map(toJob),
    running: () => database.all<JobRow>("SELECT * FROM job WHERE stage = 'RUNNING' ORDER BY position").map(toJob),
    activeOf: (scheduleId) =>
      toMaybe(database.get<JobRow>(`SELECT * FROM job WHERE ${active} AND initiator ->> 'type' = 'scheduled-job' AND initiator ->> 'id' = ?`, scheduleId)),
    setMessage: (id, message) => void database.run(`UPDATE job SET message = ? WHERE id = ? AND ${active}`, message, id),
    setLabels: (id, labels) => void database.run("UPDATE job SET spec = json_set(spec, '$.labels', json(?)) WHERE id = ?", JSON.stringify(labels), id),
    setExpose: (id, expose) => void database.run("UPDATE job SET spec = json_set(spec, '$.expose', json(?)) WHERE id = ?", JSON.stringify(expose), id),
    start: (id) => void database.run("UPDATE job SET stage = 'RUNNING', message = NULL, started_at = ? WHERE id = ? AND stage = 'SCHEDULING'", now(), id),
    fail: (id) => void database.run('UPDATE job SET failures = failures + 1 WHERE id = ?', id),
    restart: (id) => void database.run(`UPDATE job SET stage = 'SCHEDULING', message = NULL, started_at = NULL, failures = 0, restarts = restarts + 1 WHERE id = ? AND ${active}`, id),
    finish: (id, { stage, message, cancelReason = null, costMicroUsd }) =>
      database.run(
        `UPDATE job SET stage = ?, message = ?, cancel_reason = ?, cost_micro_usd = cost_micro_usd + ?, finished_at = ? WHERE id = ? AND ${active}`,
        stage, message, cancelReason, costMicroUsd, now(), id,
      ) > 0,
    costSince: (namespace, time) =>
      database.get<{ total: number }>('SELECT coalesce(sum(cost_micro_usd), 0) AS total FROM job WHERE namespace_id = ? AND started_at >= ?', namespace.id, time)?.total ?? 0,
  }
  return store
}
