import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launcherFolder } from '../launcher-folder.ts'
import { isRoot, makePrivate } from './user.ts'

/** Files of one run: the launcher as the sandbox's user can read it, a few files of `/etc`, sockets, and a place to write without bubblewrap. */
export interface RunFolder {
  readonly path: string
  readonly launcher: string
  readonly etc: string
  readonly ports: string
  readonly work: string
  remove(): void
}

const etcFiles = {
  hosts: '127.0.0.1 localhost\n::1 localhost\n',
  passwd: 'sandbox:x:65534:65534:sandbox:/tmp:/bin/sh\n',
  group: 'sandbox:x:65534:\n',
  'nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files\n',
} as const

export const etcNames = Object.keys(etcFiles)

/** Below a short folder, since the path of a Unix socket has at most 107 bytes. */
export function createRunFolder(parent: string = tmpdir()): RunFolder {
  sweep(parent)
  const path = mkdtempSync(join(parent, `${prefix()}${process.pid}-`))
  const folder = (name: string) => join(path, name)
  const run: RunFolder = {
    path,
    launcher: folder('launcher'),
    etc: folder('etc'),
    ports: folder('ports'),
    work: folder('work'),
    remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }),
  }
  for (const name of [run.launcher, run.etc, run.ports, run.work]) mkdirSync(name)
  // Copied, because the package may lie where only its owner can read.
  for (const name of readdirSync(launcherFolder).filter((file) => file.endsWith('.py'))) {
    copyFileSync(join(launcherFolder, name), join(run.launcher, name))
    chmodSync(join(run.launcher, name), 0o444)
  }
  for (const [name, text] of Object.entries(etcFiles)) {
    writeFileSync(join(run.etc, name), text)
    chmodSync(join(run.etc, name), 0o444)
  }
  for (const name of [run.launcher, run.etc]) chmodSync(name, 0o755)
  for (const name of [run.ports, run.work]) makePrivate(name)
  // Its parts guard themselves; root's other self has to walk through.
  if (isRoot()) chmodSync(path, 0o711)
  return run
}

/** With the namespace that the number of a process counts in: a container may share the folder. */
function prefix(): string {
  return process.platform === 'linux' ? `ncsb-${readlinkSync('/proc/self/ns/pid').replace(/\D/g, '')}-` : 'ncsb-'
}

/** Removes what is left of starters that were killed. */
function sweep(parent: string): void {
  const start = prefix()
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
    rmSync(path, { recursive: true, force: true })
  } catch {
    // Another user's, who will sweep it.
  }
}
