import { existsSync, readlinkSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/**
 * The folders that an interpreter needs to run: its installation, and the virtual environment that it was called through. Found by
 * following links, without starting it. What belongs to `/usr` is left out: it is always seen.
 */
export function interpreterFolders(program: string): string[] {
  const folders = new Set<string>()
  for (let path = resolve(program); ; ) {
    const home = dirname(dirname(path))
    if (existsSync(join(home, 'pyvenv.cfg'))) folders.add(home)
    const target = readTarget(path)
    if (target === undefined) break
    path = resolve(dirname(path), target)
  }
  folders.add(dirname(dirname(realpathSync(program))))
  return [...folders].filter((folder) => folder !== '/usr' && folder !== '/' && !folder.startsWith('/usr/'))
}

function readTarget(path: string): string | undefined {
  try {
    return readlinkSync(path)
  } catch {
    return undefined
  }
}
