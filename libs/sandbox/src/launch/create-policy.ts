import { release } from 'node:os'
import type { Bind } from '../bubblewrap/arguments.ts'
import { interpreterFolders } from '../interpreter-folders.ts'
import type { Layers } from '../level.ts'
import type { Architecture } from '../seccomp/architecture.ts'
import { createFilter } from '../seccomp/filter.ts'
import { innerFilter, type Profile } from '../seccomp/profile-filters.ts'
import { countTasks } from './count-tasks.ts'
import type { Limits } from './limits.ts'
import type { Plan } from './plan.ts'
import type { PathRight, Policy } from './policy.ts'
import { isRoot, sandboxUid } from './user.ts'

export interface PolicyOptions {
  profile: Profile
  layers: Layers
  architecture: Architecture | undefined
  plan: Plan
  limits: Limits
  python: string
  binds: readonly Bind[]
  outputs: readonly string[]
  /** Ports that may be connected to where there is no network namespace. */
  connect: readonly number[]
  /** The memory of the process is limited by its address space. */
  limitsAddressSpace: boolean
}

/** The part of the policy that locks. */
export function createLock(options: PolicyOptions): Pick<Policy, 'limits' | 'landlock' | 'seccomp'> {
  const { profile, layers, architecture, limits } = options
  const filter = innerFilter({ profile, hasNamespaces: layers.bubblewrap, connects: options.connect.length > 0, scopesSignals: layers.landlockAbi >= 6 })
  return {
    limits: {
      CORE: 0,
      CPU: limits.cpuSeconds,
      FSIZE: limits.fileBytes,
      NOFILE: limits.openFiles,
      NPROC: limits.tasks + (countsOwnTasksOnly(layers) ? 0 : countTasks(isRoot() ? sandboxUid : (process.getuid?.() ?? 0))),
      ...(options.limitsAddressSpace ? { AS: limits.memoryBytes } : {}),
    },
    landlock: layers.landlockAbi > 0 ? { paths: listPaths(options), tcp: profile === 'process' && layers.bubblewrap ? 'all' : options.connect } : null,
    seccomp: layers.seccomp && architecture !== undefined ? Buffer.from(createFilter(architecture, filter)).toString('base64') : null,
  }
}

const devices = ['/dev/null', '/dev/zero', '/dev/full', '/dev/random', '/dev/urandom']
const system = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/etc/ld.so.cache', '/etc/alternatives', '/etc/mime.types', '/etc/localtime']
// Of /proc without a namespace of its own: this process, and what describes the machine.
const ownProc = ['/proc/{pid}', '/proc/cpuinfo', '/proc/meminfo', '/proc/stat', '/proc/version', '/proc/filesystems']

function listPaths({ profile, layers, plan, python, binds, outputs }: PolicyOptions): [string, PathRight][] {
  const read = [...system, ...interpreterFolders(python), ...binds.filter(({ writable }) => !writable).map(({ to }) => to)]
  const write = profile === 'process' ? [plan.temporary, ...(layers.bubblewrap ? ['/dev/shm'] : []), ...binds.filter(({ writable }) => writable).map(({ to }) => to)] : []
  return [
    ...(layers.bubblewrap ? [...read, '/proc', '/etc'] : [...read, ...ownProc]).map((path): [string, PathRight] => [path, 'read']),
    ...(layers.bubblewrap ? ([['/', 'list']] satisfies [string, PathRight][]) : []),
    ...devices.map((path): [string, PathRight] => [path, 'device']),
    ...(layers.bubblewrap ? ['/dev/pts', '/dev/ptmx', '/dev/tty'].map((path): [string, PathRight] => [path, 'device']) : []),
    ...write.map((path): [string, PathRight] => [path, 'write']),
    ...(profile === 'script' ? ([[plan.output, 'read']] satisfies [string, PathRight][]) : []),
    ...outputs.map((name): [string, PathRight] => [`${plan.output}/${name}`, 'file']),
  ]
}

/** From Linux 5.14 on a user namespace counts its own; before, and without one, every task of the user counts. */
function countsOwnTasksOnly({ bubblewrap }: Layers): boolean {
  const [major = 0, minor = 0] = release().split('.').map(Number)
  return bubblewrap && (major > 5 || (major === 5 && minor >= 14))
}
