import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'

/** Programs of the operating system that build a sandbox. */
export interface Tools {
  python: string
  bubblewrap: string | undefined
  setpriv: string | undefined
}

const systemSearchPath = ['/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin', '/opt/homebrew/bin'] as const

export function findProgram(name: string, searchPath: readonly string[] = systemSearchPath): string | undefined {
  return searchPath.map((folder) => join(folder, name)).find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
