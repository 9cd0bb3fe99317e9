import { existsSync, realpathSync } from 'node:fs'
import { isAbsolute, normalize } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Bind } from '../bubblewrap/arguments.ts'
import type { Mount } from '../request.ts'
import type { Profile } from '../seccomp/profile-filters.ts'

const taken = ['/', '/proc', '/dev', '/usr', '/bin', '/sbin', '/lib', '/lib64', '/tmp', '/run', '/run/sandbox', '/etc']

export interface MountRules {
  writable: boolean
  /** With bubblewrap a folder may be shown at another place. */
  canMove: boolean
  /** A script has its outputs in a folder of its own. */
  profile: Profile
}

/** @throws NaturalCadError INVALID_REQUEST for a path that is relative, missing, or the sandbox's own; UNSUPPORTED_CAPABILITY to move one without bubblewrap. */
export function resolveMounts(mounts: readonly Mount[], { writable, canMove, profile }: MountRules): Bind[] {
  return mounts.map((mount) => {
    const { from, to } = typeof mount === 'string' ? { from: mount, to: mount } : mount
    for (const path of [from, to]) if (!isAbsolute(path)) throw new NaturalCadError('INVALID_REQUEST', `${path} cannot be shown: the path has to be absolute`)
    if (!existsSync(from)) throw new NaturalCadError('INVALID_REQUEST', `${from} cannot be shown: it does not exist`)
    const target = normalize(to).replace(/(?<=.)\/$/, '')
    if (canMove && (taken.includes(target) || (profile === 'script' && target === '/out') || /^\/(?:proc|dev|run\/sandbox)\//.test(target))) throw new NaturalCadError('INVALID_REQUEST', `${to} is the sandbox's own, and nothing can be shown there`)
    if (!canMove && normalize(from) !== normalize(to)) {
      throw new NaturalCadError('UNSUPPORTED_CAPABILITY', `${from} cannot be shown at ${to} without bubblewrap`, { remedy: 'Install bubblewrap (apt-get install bubblewrap).' })
    }
    return { from: realpathSync(from), to: target, writable }
  })
}
