import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Bind } from '../bubblewrap/arguments.ts'
import { createCgroup, type Cgroup } from '../cgroup/create-cgroup.ts'
import { completeLimits, type Limits } from '../launch/limits.ts'
import { createLock } from '../launch/create-policy.ts'
import { createPlan, type Plan } from '../launch/plan.ts'
import type { Policy } from '../launch/policy.ts'
import { createRunFolder, type RunFolder } from '../launch/run-folder.ts'
import type { Machine } from '../machine.ts'
import type { Layers } from '../level.ts'
import type { Profile } from '../seccomp/profile-filters.ts'

export interface PrepareOptions {
  machine: Machine
  layers: Layers
  profile: Profile
  python: string
  binds: readonly Bind[]
  outputs: readonly string[]
  limits: Partial<Limits> | undefined
  environment: Record<string, string> | undefined
  withPorts: boolean
  /** Ports that may be connected to where there is no network namespace. */
  connect?: readonly number[]
}

export interface Prepared {
  plan: Plan
  limits: Limits
  cgroup: Cgroup | undefined
  runFolder: RunFolder
  /** The environment and the lock; the profile adds the rest. */
  base: Pick<Policy, 'environment' | 'limits' | 'landlock' | 'seccomp'>
  /** After the end, or when it never came to a start. */
  cleanUp(): Promise<void>
}

// bubblewrap, the relay and the shell before them count as well.
const ownTasks = 8

/** Everything that has to be there before the first process starts. */
export async function prepare({ machine, layers, profile, python, binds, outputs, environment, withPorts, connect = [], ...options }: PrepareOptions): Promise<Prepared> {
  const limits = completeLimits(profile, options.limits)
  checkEnvironment(environment)
  const runFolder = createRunFolder(machine.temporaryFolder)
  let cgroup: Cgroup | undefined
  const cleanUp = async () => {
    await cgroup?.remove()
    runFolder.remove()
  }
  try {
    cgroup = layers.cgroup ? createCgroup({ memoryBytes: limits.memoryBytes, tasks: limits.tasks + ownTasks }) : undefined
    if (layers.cgroup && cgroup === undefined) throw new NaturalCadError('UNAVAILABLE', 'no control group could be made', { retryable: true })
    const { architecture, tools } = machine
    const joinFiles = cgroup?.joinFiles ?? []
    const plan = createPlan({ profile, layers, architecture, tools, python, runFolder, binds, temporaryBytes: limits.temporaryBytes, joinFiles, withPorts })
    const lock = createLock({ profile, layers, architecture, plan, limits, python, binds, outputs, connect, limitsAddressSpace: profile === 'script' })
    return { plan, limits, cgroup, runFolder, base: { environment: { ...defaults(plan, profile), ...environment }, ...lock }, cleanUp }
  } catch (error) {
    await cleanUp()
    throw error
  }
}

function defaults({ temporary }: Plan, profile: Profile): Record<string, string> {
  const common = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: temporary, TMPDIR: temporary, LANG: 'C.UTF-8' }
  // A thread for each processor of a large machine would not fit into the address space.
  return profile === 'script' ? { ...common, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' } : common
}

function checkEnvironment(environment: Record<string, string> = {}): void {
  for (const [name, value] of Object.entries(environment)) {
    if (!/^[^=\0]+$/.test(name) || value.includes('\0')) throw new NaturalCadError('INVALID_REQUEST', `the environment variable ${JSON.stringify(name)} cannot be set`)
  }
}
