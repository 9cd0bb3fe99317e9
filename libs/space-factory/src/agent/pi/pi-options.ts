import type { SandboxLevel } from '@naturalcad/sandbox'
import type { AgentModel } from '../agent-models.ts'

export interface CreatePiAgentOptions {
  /** Pi's one file. @default that of this package, or the installed one */
  pi?: string
  /** The Node that runs it, 22.19 or later. @default the one of this process */
  node?: string
  /** A Python whose folder of programs (`python`, `hf`) the agent may use. @default that of the system */
  python?: string
  /** Limits and prices of the model. @default the table of this package */
  model?: AgentModel
  /** Use at most this level of the sandbox. @default 4 */
  level?: SandboxLevel
  /** Where the private files of a round lie. @default the operating system's temporary folder */
  temporaryFolder?: string
  /** What the Space of the quickstart is made with. */
  hardware?: string
  fetch?: typeof globalThis.fetch
  /** Longest time without a byte from the router, in milliseconds. @default 120_000 */
  stallMs?: number
  /** After this time of waiting for the router the agent hears that an answer is coming, in milliseconds. @default 10_000 */
  waitMs?: number
}
