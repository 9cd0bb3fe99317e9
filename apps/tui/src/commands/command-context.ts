import type { Readable } from 'node:stream'
import type { Environment } from '../environment.ts'
import type { Terminal } from '../output/terminal.ts'

/** What every command is given. */
export interface CommandContext {
  environment: Environment
  terminal: Terminal
  input: Readable & { isTTY?: boolean }
  /** Where the user stands. */
  cwd: string
  signal: AbortSignal
}
