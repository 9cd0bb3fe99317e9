import type { Repository } from '../../repositories/repository.ts'
import type { SpaceLog } from '../logs/space-log.ts'
import type { Failure, SpaceStore } from '../space-store.ts'
import { createNotifier, type Notifier } from './notifier.ts'
import { SpaceFailure } from './space-failure.ts'
import type { BuiltSpace, RunningApp, SpaceRunner, SpaceSource } from './space-runner.ts'
import { stageOf, type SpaceStage } from './stage.ts'

export interface SpaceControllerOptions {
  repositoryId: string
  store: SpaceStore
  runner: SpaceRunner
  logs: { build: SpaceLog; run: SpaceLog }
  /** The commit that main points to. */
  headOid: () => string | undefined
  /** @throws SpaceFailure */
  readSource: () => SpaceSource
  now: () => number
}

/** One commit's app that answers. */
interface LiveApp {
  app: RunningApp
  oid: string
  /** As it was when the app started. */
  hardware: Repository['hardware']
  customHeaders: Record<string, string>
}

/** Leads one Space from stage to stage. All calls return at once; `changes` tells when the stage may be another. */
export interface SpaceController {
  readonly repositoryId: string
  readonly logs: SpaceControllerOptions['logs']
  readonly changes: Notifier
  stage(): SpaceStage
  live(): LiveApp | undefined
  failure(): Failure | undefined
  /** Milliseconds since anybody used the app. */
  idleMs(): number
  /** What was left when the emulator ended. */
  resume(): void
  /** Looks whether there is a new commit, which takes the place of one that is being built. */
  reconcile(): void
  /** With `isFactory` it is built again. */
  restart(isFactory: boolean): void
  /** Settings that the process of the app sees have changed. */
  settingsChanged(): void
  pause(): void
  /** The platform ends it. */
  halt(reason: string): void
  sleep(): void
  /** Someone asks for the app: it wakes. The returned function tells that they are done. */
  enter(): () => void
  /** Ends everything; the stage is DELETING if the Space is going for good. */
  close(isDeleting: boolean): Promise<void>
}

interface Work {
  kind: 'building' | 'starting'
  abort: AbortController
}

export function createSpaceController({ repositoryId, store, runner, logs, headOid, readSource, now }: SpaceControllerOptions): SpaceController {
  let live: LiveApp | undefined
  let work: Work | undefined
  let built: { oid: string; space: BuiltSpace } | undefined
  let newestRun: Work | undefined
  let handledOid: string | undefined
  let lastVisit = now()
  let visitors = 0
  let isDeleting = false
  let isClosed = false
  /** One thing after the other: what is superseded ends before its successor begins. */
  let queue: Promise<void> = Promise.resolve()
  const changes = createNotifier()

  const enqueue = (step: () => Promise<void>): void => {
    // Whatever went wrong with one, the next one has its turn.
    queue = queue.then(step).catch(() => {})
  }
  const changed = (): void => {
    changes.notify()
    logs.build.notify()
    logs.run.notify()
  }
  const interrupt = (): void => {
    work?.abort.abort()
    work = undefined
  }
  const stopLive = (): void => {
    const stopped = live?.app
    live = undefined
    if (stopped !== undefined) enqueue(() => stopped.stop())
  }
  const fail = (error: unknown, oid: string, standard: 'BUILD_ERROR' | 'RUNTIME_ERROR'): void => {
    const failure = error instanceof SpaceFailure ? error : new SpaceFailure(standard, error instanceof Error ? error.message : String(error), { cause: error })
    work = undefined
    stopLive()
    store.change(repositoryId, { failure: { stage: failure.stage, message: failure.message, oid } })
    changed()
  }
  const goLive = (app: RunningApp, { commit, repository, card }: SpaceSource): void => {
    const former = live?.app
    const next: LiveApp = { app, oid: commit.oid, hardware: repository.hardware, customHeaders: card.customHeaders }
    live = next
    work = undefined
    lastVisit = now()
    if (former !== undefined) enqueue(() => former.stop())
    void app.crashed.then((reason) => {
      if (live !== next) return
      live = undefined
      if (work === undefined) store.change(repositoryId, { failure: { stage: 'RUNTIME_ERROR', message: reason, oid: next.oid } })
      changed()
    })
    changed()
  }

  const begin = ({ isBuild, keepsOld = false }: { isBuild: boolean; keepsOld?: boolean }): void => {
    if (isClosed) return
    interrupt()
    const head = headOid() ?? ''
    handledOid = head
    store.change(repositoryId, { goal: 'run', goalReason: null, failure: null })
    let source: SpaceSource
    let opened: RunningApp | undefined
    try {
      source = readSource()
      opened = runner.open(source)
    } catch (error) {
      return fail(error, head, 'BUILD_ERROR')
    }
    if (opened !== undefined) return goLive(opened, source)
    if (!keepsOld) stopLive()
    const current: Work = { kind: isBuild ? 'building' : 'starting', abort: new AbortController() }
    work = current
    changed()
    enqueue(() => proceed(source, current, isBuild))
  }

  const proceed = async (source: SpaceSource, current: Work, isBuild: boolean): Promise<void> => {
    const { signal } = current.abort
    const { oid } = source.commit
    if (signal.aborted) return
    try {
      const space = await build(source, signal, isBuild)
      if (signal.aborted) return
      current.kind = 'starting'
      changed()
      logs.run.clear()
      logs.run.append(`===== Application Startup at ${toLogTime(now())} =====\n\n`)
      // Once a later run begins, this one's lines are no longer those of the log.
      newestRun = current
      const app = await space.start({ signal, log: (text) => void (newestRun === current && logs.run.append(text)) })
      if (signal.aborted) await app.stop()
      else goLive(app, source)
    } catch (error) {
      if (!signal.aborted) fail(error, oid, current.kind === 'building' ? 'BUILD_ERROR' : 'RUNTIME_ERROR')
    }
  }

  const build = async (source: SpaceSource, signal: AbortSignal, isBuild: boolean): Promise<BuiltSpace> => {
    const { oid } = source.commit
    if (!isBuild && built?.oid === oid) return built.space
    const log = (text: string): void => void (!signal.aborted && isBuild && logs.build.append(text))
    if (isBuild) {
      logs.build.clear()
      log(`===== Build Queued at ${toLogTime(now())} / Commit SHA: ${oid.slice(0, 7)} =====\n`)
    }
    try {
      const space = await runner.build(source, { signal, log })
      if (signal.aborted) return space
      built = { oid, space }
      store.change(repositoryId, { builtOid: oid })
      return space
    } catch (error) {
      log(`\n--> ERROR: ${error instanceof Error ? error.message : String(error)}\n`)
      throw error
    }
  }

  const isBuilt = (): boolean => store.get(repositoryId).builtOid === headOid()
  const end = (goal: 'pause' | 'stop' | 'sleep', goalReason: string | null = null): void => {
    interrupt()
    stopLive()
    store.change(repositoryId, { goal, goalReason, failure: null })
    changed()
  }

  return {
    repositoryId,
    logs,
    changes,
    stage: () => {
      const { goal, failure } = store.get(repositoryId)
      return stageOf({ isDeleting, goal, work: work?.kind, isLive: live !== undefined, failure: failure?.stage })
    },
    live: () => live,
    failure: () => store.get(repositoryId).failure ?? undefined,
    idleMs: () => (visitors > 0 ? 0 : now() - lastVisit),
    resume: () => {
      const { goal, failure } = store.get(repositoryId)
      handledOid = headOid()
      if (goal === 'run' && (failure === null || failure.oid !== handledOid)) begin({ isBuild: !isBuilt() })
    },
    reconcile: () => {
      const head = headOid()
      if (isClosed || head === undefined || head === handledOid) return
      const { goal, devMode } = store.get(repositoryId)
      // A paused Space stays so, and in dev mode its owner brings new files in by a restart.
      if (goal === 'pause' || goal === 'stop' || (devMode && live !== undefined)) handledOid = head
      else begin({ isBuild: true, keepsOld: true })
    },
    restart: (isFactory) => begin({ isBuild: isFactory || !isBuilt() }),
    settingsChanged: () => {
      const { goal, failure } = store.get(repositoryId)
      if (goal !== 'run' || failure?.stage === 'BUILD_ERROR' || failure?.stage === 'NO_APP_FILE') return
      begin({ isBuild: !isBuilt() })
    },
    pause: () => end('pause'),
    halt: (reason) => end('stop', reason),
    sleep: () => end('sleep'),
    enter: () => {
      visitors += 1
      if (store.get(repositoryId).goal === 'sleep') begin({ isBuild: !isBuilt() })
      return () => {
        visitors -= 1
        lastVisit = now()
      }
    },
    close: async (deleting) => {
      isDeleting = deleting
      isClosed = true
      interrupt()
      stopLive()
      changed()
      await queue
      logs.build.save()
      logs.run.save()
    },
  }
}

/** As the Hub's logs have it: `2026-01-31 23:59:59`, UTC. */
function toLogTime(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ')
}
