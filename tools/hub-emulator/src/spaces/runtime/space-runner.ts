import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Commit } from '../../repositories/git/git-store.ts'
import type { Repository } from '../../repositories/repository.ts'
import type { SpaceCard } from '../building/space-card.ts'

/** One commit of a Space, with what its card says. */
export interface SpaceSource {
  repository: Repository
  commit: Commit
  card: SpaceCard
}

export interface BuildRequest {
  /** A line with its newline. */
  log: (text: string) => void
  signal: AbortSignal
}

/** What a build leaves. */
export interface BuiltSpace {
  /** Resolves when the app answers. @throws SpaceFailure RUNTIME_ERROR */
  start(request: { log: (text: string) => void; signal: AbortSignal }): Promise<RunningApp>
}

type Serving = { kind: 'here'; handle(request: IncomingMessage, response: ServerResponse): Promise<void> } | { kind: 'process'; host: string; port: number }

export interface Usage {
  cpuPercent: number
  memoryBytes: number
  memoryLimitBytes: number
}

export interface RunningApp {
  serving: Serving
  /** Resolves with the reason when the app ends by itself; never after `stop`. */
  crashed: Promise<string>
  usage(): Usage | undefined
  stop(): Promise<void>
}

/** Builds and starts Spaces of every kind. */
export interface SpaceRunner {
  /** The app of a Space that needs neither a build nor a process. */
  open(source: SpaceSource): RunningApp | undefined
  /** @throws SpaceFailure BUILD_ERROR */
  build(source: SpaceSource, request: BuildRequest): Promise<BuiltSpace>
}
