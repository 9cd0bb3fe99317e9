import type { Mount } from '@naturalcad/sandbox'
import type { RepositoryType } from '../repositories/repository.ts'

/** A bucket or a repository, to be seen as a folder. Whether somebody may was asked before. */
export interface VolumeRequest {
  type: 'bucket' | RepositoryType
  /** `namespace/name` */
  source: string
  mountPath: string
  /** Of a repository. @default its main branch */
  revision?: string | undefined
  /** Repositories are, whatever is said. */
  readOnly?: boolean | undefined
  /** A folder of it, all that is seen. */
  path?: string | undefined
}

/** Volumes as they are given to one container. */
export interface OpenVolumes {
  readonly readOnly: readonly Mount[]
  readonly writable: readonly Mount[]
  /** Completes an environment so that the rules of a mount hold in it. */
  environment(given: Readonly<Record<string, string>>): Record<string, string>
  /** What is not closed by now is lost. For the moment before a kill. */
  freeze(): Promise<void>
  /** After the end of the last process: waits until everything that was closed is in its bucket, or `flushMs` passed without progress. */
  close(): Promise<void>
}

/** How a mounted bucket behaves. */
export interface MountOptions {
  /**
   * `streaming` is the Hub's standard: a file is written once from its beginning to its end; appending, changing in place and renaming over
   * another are refused in Python and Node. `plain` refuses nothing and shows changes of others at once.
   * @default 'streaming'
   */
  mode?: 'streaming' | 'plain'
  /** Multiplies the times after which changes of others are seen: 10 s for contents, 30 s for names. @default 1 */
  timeScale?: number
  /** How long the end of a container waits for its last files without one of them being kept. @default 45 s */
  flushMs?: number
}
