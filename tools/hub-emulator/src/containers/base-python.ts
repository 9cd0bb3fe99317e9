import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { readBaseInterpreter, type BaseInterpreter } from '@naturalcad/sandbox'

/** The Python of this machine that jobs and Spaces run on. */
export interface BasePython extends BaseInterpreter {
  /** As it was named or found, maybe of a virtual environment. */
  named: string
}

const searchPath = ['/usr/local/bin', '/usr/bin', '/bin', '/opt/homebrew/bin']

/** @throws NaturalCadError NOT_CONFIGURED without a Python 3.9 or newer */
export function findBasePython(python: string | undefined): BasePython {
  const named = python ?? searchPath.map((folder) => join(folder, 'python3')).find(isExecutable)
  if (named === undefined) throw missing('none was found')
  const base = readBaseInterpreter(named)
  if (Number(base.version.split('.')[1]) < 9) throw missing(`${named} is ${base.version}`)
  return { ...base, named }
}

function missing(reason: string): NaturalCadError {
  return new NaturalCadError('NOT_CONFIGURED', `jobs and Spaces need Python 3.9 or newer: ${reason}`, { remedy: 'Install Python (apt-get install python3), or name one.' })
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
