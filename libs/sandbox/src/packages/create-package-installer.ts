import { createHash } from 'node:crypto'
import { chmodSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Sandbox } from '../create-sandbox.ts'
import type { Mount } from '../request.ts'
import { readBaseInterpreter } from './base-interpreter.ts'
import { openCacheFolder } from './cache-folder.ts'
import { fetchWheels, type PackageSource } from './fetch-wheels.ts'
import { installWheels } from './install-wheels.ts'
import { checkRequirement } from './parse-requirements.ts'
import { createSharedWork, type Subscriber } from './shared-work.ts'

export interface PackageInstallerOptions extends PackageSource {
  sandbox: Sandbox
  /** A Python with pip, maybe of a virtual environment: its pip fetches, and its base interpreter is that of every environment. */
  python: string
  /** Where wheels and environments are kept for the next time. Several installers may share it. */
  folder: string
}

export interface PythonEnvironment {
  /** Of the Python's version and the requirements. */
  hash: string
  /** Where it lies. It is of use inside a sandbox alone, and only at `path`. */
  folder: string
  /** Where it has to be seen. */
  path: string
  /** The folder of its packages, inside. */
  packages: string
  /** For `readOnly` of a request. */
  mount: Mount
}

export interface PackageInstaller {
  /** The version of the Python that packages are chosen for. */
  readonly pythonVersion: string
  /**
   * Fetches wheels of the requirements and of all that they need, for an offline client inside; returns their folder, which is of the cache.
   * @throws NaturalCadError INVALID_REQUEST for a line that `parseRequirements` refuses; UNSUPPORTED_CAPABILITY for a package that exists only as source;
   * NOT_FOUND, CONFLICT, BACKEND_UNAVAILABLE, NOT_CONFIGURED as the message says
   */
  fetch(requirements: readonly string[], options?: Subscriber): Promise<string>
  /** Fetches, and installs inside the sandbox into a virtual environment. The same requirements give the same environment, made once. Throws as `fetch`. */
  install(requirements: readonly string[], options?: Subscriber): Promise<PythonEnvironment>
}

/** Changes whenever environments are laid out in another way. */
const layout = 1

/** @throws NaturalCadError NOT_CONFIGURED for a Python that does not start or has no pip */
export function createPackageInstaller({ sandbox, python, folder, ...source }: PackageInstallerOptions): PackageInstaller {
  const base = readBaseInterpreter(python)
  const { version, pip } = base
  if (pip === undefined) {
    throw new NaturalCadError('NOT_CONFIGURED', `packages are fetched with pip, which ${python} does not have`, { remedy: 'Install it (apt-get install python3-pip), or name a Python that has it.' })
  }
  const cache = openCacheFolder(folder)
  const fetchOnce = createSharedWork<string>()
  const installOnce = createSharedWork<string>()

  const hashOf = (requirements: readonly string[]): string =>
    createHash('sha256').update(JSON.stringify([layout, version, process.platform, process.arch, source.indexUrl, source.wheelFolder, requirements])).digest('hex').slice(0, 32)

  const fetch: PackageInstaller['fetch'] = async (wanted, subscriber = {}) => {
    const requirements = wanted.map((line) => checkRequirement(line))
    const hash = hashOf(requirements)
    return cache.find('wheels', hash) ?? fetchOnce(hash, subscriber, async ({ onLine, signal }) => {
      const work = cache.begin()
      try {
        const wheels = await fetchWheels({ ...source, python, version, requirements, folder: work.folder, httpCache: join(cache.path, 'http'), onLine, signal })
        makeReadable(wheels)
        return work.keep(wheels, 'wheels', hash)
      } finally {
        work.remove()
      }
    })
  }

  return {
    pythonVersion: version,
    fetch,
    install: async (wanted, subscriber = {}) => {
      const requirements = wanted.map((line) => checkRequirement(line))
      const hash = hashOf(requirements)
      const path = `/opt/environments/${hash}`
      const found = cache.find('environments', hash) ?? (await installOnce(hash, subscriber, async ({ onLine, signal }) => {
        const wheels = await fetch(requirements, { onLine, signal })
        onLine(`Installing ${readdirSync(wheels).filter((name) => name.endsWith('.whl')).length} packages`)
        const work = cache.begin()
        try {
          const environment = await installWheels({ sandbox, python: base.program, pip, wheels, folder: work.folder, inside: path, onLine, signal })
          return work.keep(environment, 'environments', hash)
        } finally {
          work.remove()
        }
      }))
      const [major, minor] = version.split('.')
      return { hash, folder: found, path, packages: `${path}/lib/python${major}.${minor}/site-packages`, mount: { from: found, to: path } }
    },
  }
}

/** As root the sandbox's user is another. */
function makeReadable(folder: string): void {
  chmodSync(folder, 0o755)
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), (statSync(join(folder, name)).mode & 0o777) | 0o444)
}
