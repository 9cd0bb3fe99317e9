import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findControllers, type Controllers } from './find-controllers.ts'

export interface CgroupLimits {
  memoryBytes: number
  tasks: number
}

export interface Cgroup {
  /** A process joins by writing 0 into each. */
  readonly joinFiles: readonly string[]
  /** The kernel ended a process of the group for want of memory. */
  ranOutOfMemory(): boolean
  /** Kills what is left in the group and removes it. */
  remove(): Promise<void>
}

const prefix = 'naturalcad-'

/** A control group for one process tree, or undefined where this user may not make one that limits memory. */
export function createCgroup(limits: CgroupLimits, hierarchies: readonly Controllers[] = findControllers()): Cgroup | undefined {
  const name = `${prefix}${process.pid}-${randomBytes(4).toString('hex')}`
  const folders: { folder: string; version: 1 | 2 }[] = []
  let limitsMemory = false
  for (const { version, controllers, candidates } of hierarchies) {
    for (const parent of candidates) {
      const folder = join(parent, name)
      const settings = controllers.flatMap((controller) => settingsOf(version, controller, limits))
      const done = tryGroup(folder, settings)
      if (!done) continue
      sweep(parent)
      folders.push({ folder, version })
      limitsMemory ||= controllers.includes('memory')
      break
    }
  }
  const joinFiles = folders.map(({ folder }) => join(folder, 'cgroup.procs'))
  const group: Cgroup = {
    joinFiles,
    ranOutOfMemory: () => folders.some(({ folder, version }) => countKills(join(folder, version === 2 ? 'memory.events' : 'memory.oom_control')) > 0),
    async remove() {
      for (const { folder } of folders) await removeGroup(folder)
    },
  }
  if (limitsMemory) return group
  for (const { folder } of folders) rmdirSync(folder)
  return undefined
}

interface Setting {
  file: string
  value: string
  required: boolean
}

function settingsOf(version: 1 | 2, controller: 'memory' | 'pids', { memoryBytes, tasks }: CgroupLimits): Setting[] {
  const set = (file: string, value: number, required = true) => ({ file, value: String(value), required })
  if (controller === 'pids') return [set('pids.max', tasks, version === 1)]
  // Swap is not everywhere accounted for.
  if (version === 2) return [set('memory.max', memoryBytes), set('memory.swap.max', 0, false), set('memory.oom.group', 1, false)]
  return [set('memory.limit_in_bytes', memoryBytes), set('memory.memsw.limit_in_bytes', memoryBytes, false)]
}

function tryGroup(folder: string, settings: readonly Setting[]): boolean {
  try {
    mkdirSync(folder)
  } catch {
    return false
  }
  for (const { file, value, required } of settings) {
    try {
      if (!existsSync(join(folder, file))) throw new Error(`no ${file}`)
      writeFileSync(join(folder, file), value)
    } catch {
      if (!required) continue
      rmdirSync(folder)
      return false
    }
  }
  return true
}

/** Removes groups whose maker was killed; one that still holds a process cannot be removed. */
function sweep(parent: string): void {
  for (const name of readdirSync(parent)) {
    const [, pid] = /^naturalcad-(\d+)-[0-9a-f]{8}$/.exec(name) ?? []
    if (pid === undefined || existsSync(`/proc/${pid}`)) continue
    try {
      rmdirSync(join(parent, name))
    } catch {
      // Someone else was faster, or it is in use.
    }
  }
}

function countKills(file: string): number {
  try {
    return Number(/^oom_kill (\d+)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** Killed processes leave their group a moment later. */
async function removeGroup(folder: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      // One that this process cannot see is listed as 0, which to kill() is the whole group of its caller.
      const members = readFileSync(join(folder, 'cgroup.procs'), 'utf8').split('\n').map(Number).filter((pid) => pid > 0)
      for (const pid of members) process.kill(pid, 'SIGKILL')
      rmdirSync(folder)
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
      await wait(20)
    }
  }
}

/** Wraps a command so that it joins before it starts anything. */
export function joinCommand(joinFiles: readonly string[], command: readonly string[]): string[] {
  if (joinFiles.length === 0) return [...command]
  const script = 'n=$1; shift; while [ "$n" -gt 0 ]; do echo 0 > "$1" || exit 125; shift; n=$((n-1)); done; exec "$@"'
  return ['/bin/sh', '-c', script, 'sh', String(joinFiles.length), ...joinFiles, ...command]
}
