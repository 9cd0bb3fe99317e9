import { readFileSync, realpathSync, statSync } from 'node:fs'
import { posix } from 'node:path'
import type { Mount } from '@naturalcad/sandbox'

/** Scripts and lists of requirements; what is larger is neither. */
const maxBytes = 2 ** 20

/** Reads a file as a container will see it, through its mounts; links that lead out of a mount lead nowhere. */
export function readThroughMounts(mounts: readonly Mount[], folder: string): (path: string) => string | undefined {
  const moves = mounts.map((mount) => (typeof mount === 'string' ? { from: mount, to: mount } : mount)).sort((a, b) => b.to.length - a.to.length)
  return (path) => {
    const inside = posix.resolve(folder, path)
    const mount = moves.find(({ to }) => inside === to || inside.startsWith(`${to}/`))
    if (mount === undefined) return undefined
    try {
      const root = realpathSync(mount.from)
      const file = realpathSync(mount.from + inside.slice(mount.to.length))
      const stats = statSync(file)
      if ((file !== root && !file.startsWith(`${root}/`)) || !stats.isFile() || stats.size > maxBytes) return undefined
      return readFileSync(file, 'utf8')
    } catch {
      return undefined
    }
  }
}
