import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launcherFolder } from '../launcher-folder.ts'
import { countTasks } from './count-tasks.ts'
import { runFolderPrefix, sweepRunFolders } from './sweep-run-folders.ts'
import { isRoot, makePrivate, sandboxUid } from './user.ts'

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
  sweepRunFolders(parent, isRoot() && countTasks(sandboxUid) > 0)
  const path = mkdtempSync(join(parent, `${runFolderPrefix()}${process.pid}-`))
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
