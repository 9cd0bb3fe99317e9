import { chmodSync, chownSync, closeSync, constants, lchownSync, openSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'

/** Whom root becomes: a number in the range that systemd leaves unused (60578 to 61183), so nobody's. */
export const sandboxUid = 60999

export const isRoot = () => process.getuid?.() === 0

/**
 * Gives a folder with all it holds to the sandbox's user. Another sandbox may be writing there at the same time, so each folder is held
 * open and entered through its descriptor: one that is swapped for a link leads root nowhere else.
 */
export function handOver(path: string): void {
  lchownSync(path, sandboxUid, sandboxUid)
  let descriptor: number
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW)
  } catch (error) {
    if (['ENOTDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '')) return
    throw error
  }
  try {
    const folder = `/proc/self/fd/${descriptor}`
    for (const name of readdirSync(folder)) handOverEntry(join(folder, name))
  } finally {
    closeSync(descriptor)
  }
}

function handOverEntry(path: string): void {
  try {
    handOver(path)
  } catch (error) {
    // Removed meanwhile by someone who writes there.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** A folder of this package's own that only the sandbox's user, or this one, can enter. */
export function makePrivate(path: string): void {
  chmodSync(path, 0o700)
  if (isRoot()) chownSync(path, sandboxUid, sandboxUid)
}

/** @throws NaturalCadError FORBIDDEN when a folder on the way is closed to the user that root becomes. */
export function checkReachable(path: string): void {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) {
      throw new NaturalCadError('FORBIDDEN', `${path} lies below ${folder}, which is closed to the sandbox's user ${sandboxUid}`, {
        remedy: 'Install bubblewrap, run as another user than root, or move it to a folder that others can enter.',
      })
    }
    if (folder === dirname(folder)) return
  }
}
