import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readlinkSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Results by name, each whole or not there. Several processes may use one folder at once. */
export interface CacheFolder {
  readonly path: string
  find(kind: string, name: string): string | undefined
  /** A new empty folder; `keep` moves what is in it into the cache, `remove` ends it. */
  begin(): { folder: string; keep(from: string, kind: string, name: string): string; remove(): void }
}

export function openCacheFolder(path: string): CacheFolder {
  const incoming = join(path, 'incoming')
  mkdirSync(incoming, { recursive: true })
  for (const name of readdirSync(incoming)) if (!isInUse(name)) rmSync(join(incoming, name), { recursive: true, force: true })
  const target = (kind: string, name: string): string => join(path, kind, name)
  return {
    path,
    find: (kind, name) => (existsSync(target(kind, name)) ? target(kind, name) : undefined),
    begin: () => {
      const folder = join(incoming, `${process.pid}-${namespace()}-${randomBytes(6).toString('hex')}`)
      mkdirSync(folder)
      return {
        folder,
        keep: (from, kind, name) => {
          mkdirSync(join(path, kind), { recursive: true })
          try {
            renameSync(from, target(kind, name))
          } catch (error) {
            // Another process was faster with the same.
            if (!existsSync(target(kind, name))) throw error
          }
          return target(kind, name)
        },
        remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
      }
    },
  }
}

/** Processes are numbered within a namespace; another container may share the folder. */
const namespace = (): string => (process.platform === 'linux' ? readlinkSync('/proc/self/ns/pid').replace(/\D/g, '') : '0')

function isInUse(name: string): boolean {
  const [pid, numbered] = name.split('-')
  if (numbered !== namespace()) return true
  try {
    process.kill(Number(pid), 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
