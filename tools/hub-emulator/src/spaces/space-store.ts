import type { Database } from '../storage/database.ts'
import type { FailureStage, Goal } from './runtime/stage.ts'
import { Volumes, type Volume } from '../mounts/volume-schema.ts'

export interface Failure {
  stage: FailureStage
  message: string
  /** The commit that failed. */
  oid: string
}

/** What a Space has beyond its repository. */
export interface Space {
  /** Where its app is served on the loopback interface. */
  port: number | null
  goal: Goal
  goalReason: string | null
  /** Seconds without a visitor, -1 for never; null where nobody chose. */
  sleepSeconds: number | null
  storage: string | null
  devMode: boolean
  volumes: Volume[]
  /** The commit whose build succeeded last. */
  builtOid: string | null
  failure: Failure | null
}

interface SpaceRow {
  port: number | null
  goal: Goal
  goal_reason: string | null
  sleep_seconds: number | null
  storage: string | null
  dev_mode: number
  volumes: string
  built_oid: string | null
  failure: string | null
}

export interface SpaceStore {
  /** A repository without a row is a Space that nobody has touched. */
  get(repositoryId: string): Space
  change(repositoryId: string, changes: Partial<Space>): Space
}

const fresh: Space = { port: null, goal: 'run', goalReason: null, sleepSeconds: null, storage: null, devMode: false, volumes: [], builtOid: null, failure: null }

export function createSpaceStore(database: Database): SpaceStore {
  const find = (id: string): Space | undefined => {
    const row = database.get<SpaceRow>('SELECT * FROM space WHERE repository_id = ?', id)
    return row === undefined ? undefined : toSpace(row)
  }
  const store: SpaceStore = {
    get: (id) => find(id) ?? fresh,
    change: (id, changes) =>
      database.transaction(() => {
        const next = { ...store.get(id), ...changes }
        const { port, goal, goalReason, sleepSeconds, storage, devMode, volumes, builtOid, failure } = next
        database.run(
          `INSERT OR REPLACE INTO space (repository_id, port, goal, goal_reason, sleep_seconds, storage, dev_mode, volumes, built_oid, failure)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          id, port, goal, goalReason, sleepSeconds, storage, devMode ? 1 : 0, JSON.stringify(volumes), builtOid, failure === null ? null : JSON.stringify(failure),
        )
        return next
      }),
  }
  return store
}

function toSpace({ port, goal, goal_reason, sleep_seconds, storage, dev_mode, volumes, built_oid, failure }: SpaceRow): Space {
  return {
    port, goal, storage,
    goalReason: goal_reason,
    sleepSeconds: sleep_seconds,
    devMode: dev_mode === 1,
    volumes: Volumes.parse(JSON.parse(volumes)),
    builtOid: built_oid,
    failure: failure === null ? null : (JSON.parse(failure) as Failure),
  }
}
