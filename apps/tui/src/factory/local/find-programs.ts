import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createSandbox } from '@naturalcad/sandbox'

interface Missing {
  what: string
  /** The command that installs it. */
  command: string
}

/** The least level at which Jobs and Spaces have a network and folders of their own. */
const sandboxFloor = 3
/** Where the sandbox looks. */
const systemFolders = ['/usr/local/bin', '/usr/bin', '/bin', '/opt/homebrew/bin']

/** In a workspace; what is installed has it. */
const workerFile = 'libs/space-factory/dist/worker.mjs'

export interface FindProgramsOptions {
  /** Root of the workspace that this command runs from; null where it was installed. */
  workspace?: string | null
  folders?: readonly string[]
}

/**
 * The Python that Jobs and Spaces of a local Hub run on, once all that they need is there. Throws `NOT_CONFIGURED` naming what is missing and
 * the commands that install it.
 */
export function findPrograms({ workspace = findWorkspace(), folders = systemFolders }: FindProgramsOptions = {}): { python: string } {
  const python = workspace === null ? findSystemPython(folders) : findWorkspacePython(workspace)
  const bubblewrap = folders.some((folder) => existsSync(join(folder, 'bwrap')))
  const missing: Missing[] = [
    ...(typeof python === 'string' ? [] : [python]),
    ...(bubblewrap ? [] : [{ what: 'bubblewrap, which confines them, is not installed', command: 'apt-get install bubblewrap' }]),
    ...(workspace === null || existsSync(join(workspace, workerFile)) ? [] : [{ what: 'what they run is not built', command: './dev nx build space-factory' }]),
  ]
  if (typeof python !== 'string' || missing.length > 0) {
    throw new NaturalCadError('NOT_CONFIGURED', `a local Hub runs Jobs and Spaces for real, and ${missing.map(({ what }) => what).join(', and ')}`, {
      remedy: `run first: ${missing.map(({ command }) => command).join(' and ')}`,
      details: { missing },
    })
  }
  // Bubblewrap may be there and not be allowed to do its work, as in some containers: the sandbox says why.
  createSandbox({ floor: sandboxFloor })
  return { python }
}

function findWorkspacePython(workspace: string): string | Missing {
  const home = join(workspace, '.tools/python')
  const python = join(home, 'bin/python')
  // Written last by what installs it.
  const isWhole = existsSync(join(home, 'requirements.installed.txt')) && hasPip(python)
  return isWhole ? python : { what: 'their Python is not installed', command: './dev python' }
}

function findSystemPython(folders: readonly string[]): string | Missing {
  const python = folders.map((folder) => join(folder, 'python3')).find((path) => existsSync(path) && hasPip(path))
  return python ?? { what: 'there is no Python 3.10 or newer with pip', command: 'apt-get install python3 python3-pip' }
}

function findWorkspace(): string | null {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'pnpm-workspace.yaml')) && existsSync(join(folder, 'tools/dev.mjs'))) return folder
  }
  return null
}

function hasPip(python: string): boolean {
  const probe = 'import sys, pip; sys.exit(sys.version_info < (3, 10))'
  return spawnSync(python, ['-c', probe], { stdio: 'ignore', timeout: 20_000 }).status === 0
}
