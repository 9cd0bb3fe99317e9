import type { Account, Principal } from '../identity/principal.ts'
import type { Repository, SpaceSdk } from './repository.ts'

/** What a request asks for beside the files of a new Space, as it was sent. */
export interface SpaceWishes {
  hardware?: string | null | undefined
  secrets?: unknown
  variables?: unknown
  volumes?: unknown
  sleepTimeSeconds?: unknown
  storage?: unknown
  devModeEnabled?: unknown
}

export interface NewSpace {
  namespace: Account
  sdk: SpaceSdk
  principal: Principal
  /** The Space whose duplicate it is: it brings its variables, and no secret. */
  copyOf?: Repository
}

/** What the part that runs Spaces does for the part that keeps them. */
export interface SpaceParts {
  /** Throws the refusal. What it returns stores the wishes, in the transaction that creates the repository. */
  prepare(wishes: SpaceWishes, space: NewSpace): (repository: Repository) => void
  /** Settles when the new Space has its address. */
  settle(repository: Repository): Promise<void>
  /** Where the app answers, without a slash at the end. */
  host(repository: Repository): string | undefined
  runtime(repository: Repository): Record<string, unknown>
}
