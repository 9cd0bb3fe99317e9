import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'

/** The Python of this machine. */
export interface BasePython {
  /** The interpreter itself, not the virtual environment that it may have been found in. */
  program: string
  /** As in 3.11.2. */
  version: string
}

const question = 'import json, platform, sys; print(json.dumps({"program": sys._base_executable, "version": platform.python_version()}))'
const searchPath = ['/usr/local/bin', '/usr/bin', '/bin', '/opt/homebrew/bin']

/** @throws NaturalCadError NOT_CONFIGURED without a Python 3.9 or newer */
export function findBasePython(python: string | undefined): BasePython {
  const program = python ?? searchPath.map((folder) => join(folder, 'python3')).find(isExecutable)
  const answer = program === undefined ? undefined : ask(program)
  if (answer !== undefined && Number(answer.version.split('.')[1]) >= 9) return answer
  throw new NaturalCadError('NOT_CONFIGURED', `jobs and Spaces need Python 3.9 or newer, and ${python === undefined ? 'none was found' : `${python} is none`}`, {
    remedy: 'Install Python (apt-get install python3), or name one.',
  })
}

function ask(program: string): BasePython | undefined {
  const { status, stdout } = spawnSync(program, ['-I', '-S', '-c', question], { encoding: 'utf8', env: {}, timeout: 30_000 })
  return status === 0 ? (JSON.parse(stdout) as BasePython) : undefined
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
