import type { Limits } from './launch/limits.ts'

/** A file or folder of this machine; `to` is where it is seen inside, by default in the same place. */
export type Mount = string | { from: string; to: string }

interface CommonRequest {
  /** The whole environment beside `PATH`, `HOME`, `TMPDIR` and `LANG`, which can be overridden. Nothing of the caller's is passed on. */
  environment?: Record<string, string>
  /** What can be read beside the operating system and the interpreter. */
  readOnly?: readonly Mount[]
  limits?: Partial<Limits>
  /** The whole tree is killed after this many milliseconds. */
  deadlineMs?: number
  /** Kills the whole tree; the call rejects with the reason. */
  signal?: AbortSignal
}

/** One Python program that runs to its end: no network, no other process, no file beside its outputs. */
export interface ScriptRequest extends CommonRequest {
  /** The interpreter, maybe of a virtual environment. @default the sandbox's own */
  python?: string
  /** Source text. It is run under the lock, as `__main__`, in the folder of its outputs. */
  program: string
  /** What tracebacks call it. @default 'program.py' */
  name?: string
  args?: readonly string[]
  /** Whether the interpreter's site-packages can be imported. @default true */
  packages?: boolean
  /** Standard input. */
  input?: string | Uint8Array
  /** Names of the files that it may write; they exist, empty, when it starts. */
  outputs?: readonly string[]
}

/** Any program with children and sockets of its own. */
export interface ProcessRequest extends CommonRequest {
  command: readonly [program: string, ...args: string[]]
  /** @default the temporary folder */
  folder?: string
  /** Folders that it may change. When this process is root they are handed over, with all they hold, to the sandbox's user. */
  writable?: readonly Mount[]
  /** The only ways through its own network. */
  ports?: Ports
}

export interface Ports {
  /** Ports that it listens on, inside on 127.0.0.1; each gets a free one outside. Level 3 and up. */
  in?: readonly number[]
  /**
   * Ports that it can reach, inside on 127.0.0.1, and what stands behind them outside. At level 2, which has no network of its own, only
   * the same port of this machine's 127.0.0.1 can stand there; TCP over IPv4 to that port is then all that is open, be it another machine's.
   */
  out?: readonly OutgoingPort[]
}

/** A port inside on 127.0.0.1, and what stands behind it outside. */
export interface OutgoingPort {
  port: number
  to: { host: string; port: number }
}

/** How a process ended. A limit is named when this package, or the kernel on its behalf, ended it. */
export type End = { kind: 'exited'; code: number } | { kind: 'signaled'; signal: number } | { kind: 'stopped'; limit: StoppedBy }

export type StoppedBy = 'deadline' | 'output' | 'memory' | 'cpu' | 'caller'
