import type { SandboxLevel } from '../level.ts'
import type { Profile } from '../seccomp/profile-filters.ts'

/** How an attack is let loose: `connected` is a process that may reach one port, behind which stands `openPort` of the scene. */
export type AttackProfile = Profile | 'connected'

/** Something that hostile code would try, bounded so that it does no harm where it succeeds. */
export interface Attack {
  name: string
  tries: string
  /** Python. It finds the scene as `scene` and prints `REACHED` once its effect is reached, however it got there. */
  program: string
  /** The lowest level that contains it, for each profile that it is tried in. */
  containedFrom: Partial<Record<AttackProfile, SandboxLevel>>
  /** For attacks on time alone. */
  deadlineMs?: number
}

/** What an attack may know: harmless targets of its own, on this machine alone. */
export interface SceneFacts {
  tcpPort: number
  /** What a `connected` process may reach. */
  openPort: number
  udpPort: number
  socketPath: string
  abstractName: string
  secretFile: string
  /** A folder that anyone may change, with the file `victim.txt`. */
  folder: string
  /** A process of the same user with `NATURALCAD_SECRET` in its environment. */
  victimPid: number
}
