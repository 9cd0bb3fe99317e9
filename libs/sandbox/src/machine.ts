import type { Tools } from './launch/tools.ts'
import type { Architecture } from './seccomp/architecture.ts'

/** What was found on this machine, and what every run needs of it. */
export interface Machine {
  tools: Tools
  architecture: Architecture | undefined
  temporaryFolder: string
}
