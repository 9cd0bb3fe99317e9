import { posix } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { bubblewrapArguments, type Bind } from '../bubblewrap/arguments.ts'
import { becomeUser, stageAsRoot } from '../bubblewrap/stage.ts'
import { findSystemFolders } from '../bubblewrap/system-folders.ts'
import { joinCommand } from '../cgroup/create-cgroup.ts'
import { interpreterFolders } from '../interpreter-folders.ts'
import type { Layers } from '../level.ts'
import type { Architecture } from '../seccomp/architecture.ts'
import { createFilter } from '../seccomp/filter.ts'
import { outerFilter, type Profile } from '../seccomp/profile-filters.ts'
import { etcNames, type RunFolder } from './run-folder.ts'
import type { Tools } from './tools.ts'
import { checkReachable, isRoot, sandboxUid } from './user.ts'

/** Descriptors of the started command beside the usual three. */
export const descriptors = { policy: 3, filter: 4, result: 5 } as const

export interface PlanOptions {
  profile: Profile
  layers: Layers
  architecture: Architecture | undefined
  tools: Tools
  /** The interpreter that becomes the program, or starts it. */
  python: string
  runFolder: RunFolder
  binds: readonly Bind[]
  temporaryBytes: number
  joinFiles: readonly string[]
  withPorts: boolean
}

/** A command line as data, and where the program will find things. */
export interface Plan {
  command: string[]
  /** What bubblewrap reads from its descriptor. */
  filter: Uint8Array | undefined
  temporary: string
  output: string
  ports: string
}

export function createPlan(options: PlanOptions): Plan {
  const user = isRoot() ? requireSetpriv(options.tools) : undefined
  return options.layers.bubblewrap && options.tools.bubblewrap !== undefined
    ? planWithBubblewrap(options, options.tools.bubblewrap, user)
    : planWithout(options, user)
}

const inside = { launcher: '/run/sandbox/launcher', ports: '/run/sandbox/ports', temporary: '/tmp', output: '/out' } as const

function planWithBubblewrap(options: PlanOptions, bubblewrap: string, setpriv: string | undefined): Plan {
  const { profile, layers, architecture, runFolder } = options
  const binds: Bind[] = [
    { from: runFolder.launcher, to: inside.launcher, writable: false },
    ...etcNames.map((name) => ({ from: posix.join(runFolder.etc, name), to: `/etc/${name}`, writable: false })),
    ...(options.withPorts ? [{ from: runFolder.ports, to: inside.ports, writable: true }] : []),
    ...interpreterFolders(options.python).map((folder) => ({ from: folder, to: folder, writable: false })),
    ...options.binds,
  ]
  const stage = setpriv === undefined ? { command: [], binds } : stageAsRoot({ bubblewrap, setpriv, uid: sandboxUid, binds })
  const filter = layers.seccomp && architecture !== undefined ? createFilter(architecture, outerFilter[profile]) : undefined
  const args = bubblewrapArguments({
    system: findSystemFolders(),
    binds: stage.binds,
    temporary: profile === 'script' ? [inside.temporary, inside.output] : [inside.temporary, '/dev/shm'],
    temporaryBytes: options.temporaryBytes,
    filterDescriptor: filter === undefined ? undefined : descriptors.filter,
  })
  return {
    command: joinCommand(options.joinFiles, [...stage.command, bubblewrap, ...args, ...launch(options.python, inside.launcher)]),
    filter,
    temporary: inside.temporary,
    output: inside.output,
    ports: inside.ports,
  }
}

function planWithout(options: PlanOptions, setpriv: string | undefined): Plan {
  const { runFolder, python } = options
  if (setpriv !== undefined) for (const path of [`${runFolder.path}/x`, python, ...interpreterFolders(python), ...options.binds.map(({ from }) => from)]) checkReachable(path)
  return {
    command: joinCommand(options.joinFiles, [...(setpriv === undefined ? [] : becomeUser(setpriv, sandboxUid)), ...launch(python, runFolder.launcher)]),
    filter: undefined,
    temporary: runFolder.work,
    output: runFolder.work,
    ports: runFolder.ports,
  }
}

// -S: site-packages may hold code that runs at start; the launcher asks for them after the lock.
const launch = (python: string, folder: string) => [python, '-I', '-S', '-B', `${folder}/launcher.py`]

function requireSetpriv({ setpriv }: Tools): string {
  if (setpriv !== undefined) return setpriv
  throw new NaturalCadError('NOT_CONFIGURED', 'root cannot start a sandbox without setpriv', { remedy: 'Install util-linux, or run as another user.' })
}
