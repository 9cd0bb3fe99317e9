import type { Profile } from '../seccomp/profile-filters.ts'

/** What may be done below a path: `list` is reading folders only, `file` reading and writing an existing one, `device` the same with its controls. */
export type PathRight = 'list' | 'read' | 'write' | 'file' | 'device'

/** What the launcher reads from descriptor 3. Environment and command travel here, where no list of processes shows them. */
export interface Policy {
  profile: Profile
  environment: Record<string, string>
  /** A process's program with its arguments; a script's arguments. */
  command: readonly string[]
  folder: string
  /** By the names of Python's `resource` module, without their prefix. */
  limits: Record<string, number>
  /** `tcp` are the ports that may be connected to; `all` where a network namespace does the choosing. */
  landlock: { paths: [path: string, right: PathRight][]; tcp: 'all' | readonly number[] } | null
  /** The filter in base64. */
  seccomp: string | null
  ports: { folder: string; in: readonly number[]; out: readonly number[] } | null
  program: string
  name: string
  packages: boolean
  outputs: readonly string[]
}
