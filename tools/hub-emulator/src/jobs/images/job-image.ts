import type { Mount, PythonEnvironment } from '@naturalcad/sandbox'
import type { Runtime } from '../../containers/images.ts'

/** What a job runs in. */
export interface JobImage {
  runtime: Runtime
  /** When neither a command nor arguments are given. */
  standardCommand: readonly [program: string, ...args: string[]]
  packages?: PythonEnvironment
  /** Files of the image that are not the operating system's. */
  writable?: readonly Mount[]
  /** Where it starts. */
  folder?: string
  environment?: Readonly<Record<string, string>>
}

export interface OpenImageOptions {
  /** An empty folder, gone after the job. */
  work: string
  signal: AbortSignal
}
