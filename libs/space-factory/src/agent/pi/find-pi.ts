import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NaturalCadError } from '@naturalcad/contracts/errors'

/** The version that this package is tested with, and holds as one file. */
export const piVersion = '1.5.2'
const piPackage = '@earendil-works/pi-coding-agent'

export interface PiProgram {
  /** What Node starts. */
  path: string
  /** All of Pi lies in `path`, which can be carried elsewhere by itself. */
  isOneFile: boolean
  /** What has to be in sight for it to run; `path` itself where it is one file. */
  folder: string
}

/**
 * Pi as it came with this package, in one file, or as it is installed beside it.
 * @throws NaturalCadError NOT_CONFIGURED where there is none, or another version
 */
export function findPi(path?: string): PiProgram {
  if (path !== undefined) {
    if (!existsSync(path)) throw notFound(`there is no Pi at ${path}`)
    return { path, isOneFile: true, folder: path }
  }
  const carried = findCarried(dirname(fileURLToPath(import.meta.url)))
  if (carried !== undefined) return { path: carried, isOneFile: true, folder: carried }
  const folder = findInstalled()
  if (folder === undefined) throw notFound('Pi, the coding agent, is not installed')
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version?: string }
  if (version !== piVersion) throw notFound(`Pi ${version} is installed, and ${piVersion} is what this package runs`)
  return { path: join(folder, 'dist/bundle/cli-runtime.js'), isOneFile: false, folder }
}

/** Beside the bundle of this package, beside a worker that was carried elsewhere, or as a checkout has built it. */
function findCarried(here: string): string | undefined {
  return ['pi/pi.mjs', 'pi.mjs', '../../../dist/pi/pi.mjs'].map((path) => join(here, path)).find((path) => existsSync(path))
}

function findInstalled(): string | undefined {
  const folders = createRequire(import.meta.url).resolve.paths(piPackage) ?? []
  return folders.map((folder) => join(folder, piPackage)).find((folder) => existsSync(join(folder, 'package.json')))
}

function notFound(message: string): NaturalCadError {
  return new NaturalCadError('NOT_CONFIGURED', message, { remedy: `Install it: npm install --save-exact ${piPackage}@${piVersion} (Node 22.19 or later), or give its path.` })
}
