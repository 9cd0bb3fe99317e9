import { posix } from 'node:path'
import type { SystemFolder } from './system-folders.ts'

/** A file or folder of this machine and where it is seen inside. */
export interface Bind {
  from: string
  to: string
  writable: boolean
}

export interface BubblewrapOptions {
  system: readonly SystemFolder[]
  binds: readonly Bind[]
  /** Empty folders in memory, each of this many bytes. */
  temporary: readonly string[]
  temporaryBytes: number
  /** The descriptor from which bubblewrap reads its seccomp program. */
  filterDescriptor: number | undefined
}

/** The arguments of `bwrap` up to the command. Everything unshared, no capability, nothing seen but what is named here. */
export function bubblewrapArguments({ system, binds, temporary, temporaryBytes, filterDescriptor }: BubblewrapOptions): string[] {
  return [
    // --unshare-user by name: uid 0 would go without.
    ...'--unshare-all --unshare-user --disable-userns --uid 65534 --gid 65534 --hostname sandbox'.split(' '),
    ...'--die-with-parent --new-session --cap-drop ALL --clearenv'.split(' '),
    ...system.flatMap((folder) => (folder.link === undefined ? ['--ro-bind', folder.path, folder.path] : ['--symlink', folder.link, folder.path])),
    ...'--proc /proc --dev /dev'.split(' '),
    ...temporary.flatMap((folder) => ['--size', String(temporaryBytes), '--tmpfs', folder]),
    // Parents before children, so that none hides another; after the temporary folders, so that a folder below /tmp can be bound.
    ...[...binds].sort((a, b) => depth(a.to) - depth(b.to)).flatMap(({ from, to, writable }) => [writable ? '--bind' : '--ro-bind', from, to]),
    ...'--remount-ro /dev --remount-ro / --chdir /'.split(' '),
    ...(filterDescriptor === undefined ? [] : ['--seccomp', String(filterDescriptor)]),
    '--',
  ]
}

const depth = (path: string) => posix.normalize(path).split('/').length
