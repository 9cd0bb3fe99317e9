import type { Mount, PythonEnvironment, Usage } from '@naturalcad/sandbox'
import type { VolumeRequest } from '../mounts/volume.ts'
import type { Runtime } from './images.ts'

export interface ContainerRequest {
  runtime: Runtime
  command: readonly [program: string, ...args: string[]]
  environment?: Record<string, string>
  /** Win over the environment. They reach the process over a pipe and are written nowhere. */
  secrets?: Record<string, string>
  /** Packages that Python finds, and programs of theirs. */
  packages?: PythonEnvironment
  /** Seen inside at `to`. */
  readOnly?: readonly Mount[]
  /** The same, and kept. As root they come to belong to the sandbox's user. */
  writable?: readonly Mount[]
  /** Buckets and repositories to be seen as folders. Whether that is allowed was asked before. */
  volumes?: readonly VolumeRequest[]
  /** Where it starts, inside. @default its home */
  folder?: string
  /** Ports that it listens on; `addresses` tells where they answer outside. */
  listen?: readonly number[]
  /** Of the whole tree. @default 2 GiB */
  memoryBytes?: number
  timeoutMs?: number
  /** Each line of standard output and standard error, in order. While a promise of it is open nothing more is read. */
  onLine: (line: string) => void | Promise<void>
  /** As `stop()`. */
  signal?: AbortSignal
}

/** How a container ended; `stopped` when it was not by itself. */
export type ContainerEnd =
  | { kind: 'exited'; code: number }
  | { kind: 'signaled'; signal: number }
  | { kind: 'stopped'; by: 'caller' | 'timeout' | 'memory' | 'cpu' }

export interface Container {
  /** Where a port of `listen` answers. */
  readonly addresses: ReadonlyMap<number, { host: string; port: number }>
  /** Settles when no process is left and every line was handed over. */
  readonly ended: Promise<ContainerEnd>
  /** Lets it reach a port of this machine's loopback interface from now on. Rejects as the sandbox's process does. */
  openPort(port: number): Promise<void>
  /** What it takes of the machine at the moment; undefined after its end. */
  usage(): Usage | undefined
  /** SIGTERM, and after `graceMs` the end of the whole tree. */
  stop(options?: { graceMs?: number }): Promise<ContainerEnd>
}
