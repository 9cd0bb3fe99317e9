import { lstatSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** With the namespace that the number of a process counts in: a container may share the folder. */
export function runFolderPrefix(): string {
  return process.platform === 'linux' ? `ncsb-${readlinkSync('/proc/self/ns/pid').replace(/\D/g, '')}-` : 'ncsb-'
}

/**
 * Removes what is left of starters that were killed, of this user's alone. Not while others write there, that is as root while the
 * sandbox's user has a process: it could swap a folder for a link under root's hands.
 */
export function sweepRunFolders(parent: string, othersWrite: boolean): void {
  if (othersWrite) return
  const start = runFolderPrefix()
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(start)) continue
    const [, pid] = /^(\d+)-[0-9A-Za-z]{6}$/.exec(name.slice(start.length)) ?? []
    if (pid !== undefined && !isRunning(Number(pid))) removeIfOurs(join(parent, name))
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function removeIfOurs(path: string): void {
  try {
    if (lstatSync(path).uid === process.getuid?.()) rmSync(path, { recursive: true, force: true })
  } catch {
    // Someone else was faster.
  }
}
