import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** A hierarchy of control groups that can limit memory or tasks, and the folders in it where a new group may be tried. */
export interface Controllers {
  version: 1 | 2
  controllers: readonly ('memory' | 'pids')[]
  /** The group of this process first, then the ones above it. */
  candidates: readonly string[]
}

/** From /proc; an empty list where there are no control groups. */
export function findControllers(proc = '/proc/self'): Controllers[] {
  try {
    return parseControllers(readFileSync(join(proc, 'mountinfo'), 'utf8'), readFileSync(join(proc, 'cgroup'), 'utf8'))
  } catch {
    return []
  }
}

export function parseControllers(mountinfo: string, cgroup: string): Controllers[] {
  const own = new Map<string, string>()
  for (const line of cgroup.split('\n')) {
    const [, names, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? []
    if (path !== undefined) for (const name of names === '' ? [''] : (names ?? '').split(',')) own.set(name, path)
  }
  const found: Controllers[] = []
  for (const line of mountinfo.split('\n')) {
    // "36 35 0:33 <root> <mount point> … - <type> <source> <options>"
    const [before = '', after = ''] = line.split(' - ')
    const [, , , root = '/', mount = ''] = before.split(' ')
    const [type, , options = ''] = after.split(' ')
    const candidates = (path: string | undefined) => (path === undefined ? [] : ancestors(root !== '/' && path.startsWith(root) ? path.slice(root.length) : path).map((part) => join(mount, part)))
    if (type === 'cgroup2') found.push({ version: 2, controllers: ['memory', 'pids'], candidates: candidates(own.get('')) })
    if (type !== 'cgroup') continue
    for (const name of ['memory', 'pids'] as const) {
      if (options.split(',').includes(name)) found.push({ version: 1, controllers: [name], candidates: candidates(own.get(name)) })
    }
  }
  return found
}

function ancestors(path: string): string[] {
  const normal = posix.normalize(`/${path}`)
  return normal === '/' ? ['/'] : [normal, ...ancestors(posix.dirname(normal))]
}
