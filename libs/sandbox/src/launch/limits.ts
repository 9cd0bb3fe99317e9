import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Profile } from '../seccomp/profile-filters.ts'

export interface Limits {
  /** Bytes of memory: of the one process of a script, of the whole tree of a process. */
  memoryBytes: number
  /** Processes and threads together. */
  tasks: number
  /** Bytes of one file. */
  fileBytes: number
  /** Bytes of each temporary folder (`/tmp`, `/dev/shm`, the output folder). Holds from level 3 up. */
  temporaryBytes: number
  openFiles: number
  /** Seconds of processor time of one process. */
  cpuSeconds: number
  /** Bytes of standard output and standard error each; more ends the process. */
  outputBytes: number
  /** Bytes of all output files of a script. */
  resultBytes: number
}

const MiB = 2 ** 20

const defaultLimits = {
  script: {
    memoryBytes: 2048 * MiB, tasks: 32, fileBytes: 64 * MiB, temporaryBytes: 128 * MiB, openFiles: 256, cpuSeconds: 120, outputBytes: MiB, resultBytes: 128 * MiB,
  },
  process: {
    memoryBytes: 2048 * MiB, tasks: 256, fileBytes: 1024 * MiB, temporaryBytes: 512 * MiB, openFiles: 1024, cpuSeconds: 24 * 3600, outputBytes: 64 * MiB, resultBytes: 0,
  },
} as const satisfies Record<Profile, Limits>

/** @throws NaturalCadError INVALID_REQUEST for a limit that is no positive whole number. */
export function completeLimits(profile: Profile, limits: Partial<Limits> = {}): Limits {
  const complete: Limits = { ...defaultLimits[profile], ...limits }
  for (const [name, value] of Object.entries(complete)) {
    if (!Number.isSafeInteger(value) || value < 0) throw new NaturalCadError('INVALID_REQUEST', `limits.${name} is ${value}, and has to be a whole number`)
  }
  return complete
}
