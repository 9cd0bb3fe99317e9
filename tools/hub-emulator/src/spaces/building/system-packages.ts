import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { SpaceFailure } from '../runtime/space-failure.ts'

const run = promisify(execFile)
const packageName = /^[a-z0-9][a-z0-9+.-]*(?::[a-z0-9-]+)?$/

/**
 * Debian packages cannot be installed for one Space alone; those that this machine has are there for every app.
 * @throws SpaceFailure BUILD_ERROR naming the others
 */
export async function assertSystemPackages(list: string, log: (text: string) => void): Promise<void> {
  const names = list.split(/\s+/).filter((name) => name !== '')
  if (names.length === 0) return
  const wrong = names.find((name) => !packageName.test(name))
  if (wrong !== undefined) throw new SpaceFailure('BUILD_ERROR', `packages.txt: "${wrong}" is not the name of a Debian package`)
  log(`--> packages.txt asks for ${names.join(', ')}\n`)
  const missing: string[] = []
  for (const name of names) if (!(await isInstalled(name))) missing.push(name)
  if (missing.length === 0) return log('All of them are installed on this machine.\n')
  throw new SpaceFailure('BUILD_ERROR', `packages.txt: ${missing.join(', ')} cannot be installed by this emulator. Install them on this machine (apt-get install ${missing.join(' ')}), then restart the Space.`)
}

async function isInstalled(name: string): Promise<boolean> {
  try {
    const { stdout } = await run('dpkg-query', ['--show', '--showformat=${db:Status-Status}', '--', name])
    return stdout.trim() === 'installed'
  } catch {
    return false
  }
}
