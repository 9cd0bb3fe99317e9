import type { Repository } from '../../repositories/repository.ts'
import type { RepositoryStore } from '../../repositories/repository-store.ts'
import type { Database } from '../../storage/database.ts'
import type { SpaceServer } from '../serving/space-server.ts'
import { sleepSecondsOf } from '../settings/sleep-time.ts'
import type { SpaceStore } from '../space-store.ts'
import type { SpaceController } from './space-controller.ts'

/** How often Spaces without visitors are looked for. */
const sleepCheckMs = 1000

export interface SpaceRegistryOptions {
  database: Pick<Database, 'live'>
  repositories: RepositoryStore
  store: SpaceStore
  createController: (repository: Repository) => SpaceController
  openServer: (repository: Repository, controller: SpaceController) => Promise<SpaceServer>
}

/** Every Space that there is, with what leads it and the port where its app answers. */
export interface SpaceRegistry {
  /** Up to date with the repository. */
  controllerOf(repository: Repository): SpaceController
  settle(repository: Repository): Promise<void>
  /** Opens the ports of all Spaces; none runs yet. */
  open(): Promise<void>
  /** From now on Spaces run. */
  resume(): void
  /** Puts to sleep whom nobody visits. */
  checkSleep(repository: Repository, controller: SpaceController): void
  /** Everything ends; `open` and `resume` begin anew. */
  close(): Promise<void>
}

interface Entry {
  fullName: string
  controller: SpaceController
  /** Undefined when no port could be had: the Space then has no address. */
  server: Promise<SpaceServer | undefined>
}

export function createSpaceRegistry({ database, repositories, store, createController, openServer }: SpaceRegistryOptions): SpaceRegistry {
  const entries = new Map<string, Entry>()
  const closing = new Set<Promise<void>>()
  let isOpen = false
  let isRunning = false
  let timer: NodeJS.Timeout | undefined

  const listen = async (repository: Repository, controller: SpaceController): Promise<SpaceServer | undefined> => {
    const server = await openServer(repository, controller)
    if (repositories.get(repository.id) !== undefined) store.change(repository.id, { port: server.port })
    return server
  }
  const add = (repository: Repository): Entry => {
    const controller = createController(repository)
    // Whoever asks while everything ends gets an answer, and nothing begins anew.
    const server = isOpen ? listen(repository, controller).catch(() => undefined) : Promise.resolve(undefined)
    const entry: Entry = { fullName: repository.fullName, controller, server }
    if (isOpen) entries.set(repository.id, entry)
    if (isRunning) controller.resume()
    return entry
  }
  const remove = (id: string, isDeleting: boolean): void => {
    const entry = entries.get(id)
    if (entry === undefined) return
    entries.delete(id)
    const done = Promise.all([entry.controller.close(isDeleting), entry.server.then((server) => server?.close())]).then(() => void closing.delete(done))
    closing.add(done)
  }
  const checkSleep = (repository: Repository, controller: SpaceController): void => {
    const limit = sleepSecondsOf(repository, store.get(repository.id))
    const mayEnd = controller.stage() === 'RUNNING' && controller.live()?.app.serving.kind === 'process'
    if (limit !== null && mayEnd && controller.idleMs() >= limit * 1000) controller.sleep()
  }
  const controllerOf = (asked: Repository): SpaceController =>
    // Whoever asks may look at the past, which is none of the Space's business.
    database.live(() => {
      const repository = repositories.get(asked.id)
      if (repository === undefined) return entries.get(asked.id)?.controller ?? createController(asked)
      const entry = entries.get(repository.id) ?? add(repository)
      if (isRunning) {
        entry.controller.reconcile()
        // The app knows its name by its environment.
        if (entry.fullName !== repository.fullName) entry.controller.settingsChanged()
        entry.fullName = repository.fullName
      }
      return entry.controller
    })
  repositories.watch((id) => {
    if (!isRunning) return
    const repository = repositories.get(id)
    if (repository === undefined) remove(id, true)
    else if (repository.type === 'space') controllerOf(repository)
  })

  return {
    controllerOf,
    checkSleep,
    settle: async (repository) => {
      controllerOf(repository)
      await entries.get(repository.id)?.server
    },
    open: async () => {
      isOpen = true
      await Promise.all(repositories.list('space').map(async (repository) => (entries.get(repository.id) ?? add(repository)).server))
    },
    resume: () => {
      isRunning = true
      for (const { controller } of entries.values()) controller.resume()
      for (const repository of repositories.list('space')) controllerOf(repository)
      timer = setInterval(() => {
        for (const [id, { controller }] of entries) {
          const repository = repositories.get(id)
          if (repository !== undefined) checkSleep(repository, controller)
        }
      }, sleepCheckMs).unref()
    },
    close: async () => {
      isOpen = false
      isRunning = false
      clearInterval(timer)
      for (const id of entries.keys()) remove(id, false)
      await Promise.all(closing)
    },
  }
}
