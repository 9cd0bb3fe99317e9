import { spawnSync } from 'node:child_process'
import { NaturalCadError } from '@naturalcad/contracts/errors'

/** What a Python says about itself. */
export interface BaseInterpreter {
  /** The interpreter itself, not the virtual environment that it may have been found in. */
  program: string
  /** As in 3.11.2. */
  version: string
  /** The folder of its pip, if it has one. */
  pip: string | undefined
}

const question = `
import importlib.util, json, os, platform, sys
pip = importlib.util.find_spec('pip')
print(json.dumps({'program': sys._base_executable, 'version': platform.python_version(), 'pip': os.path.dirname(pip.origin) if pip else None}))
`

/** @throws NaturalCadError NOT_CONFIGURED when it does not start */
export function readBaseInterpreter(python: string): BaseInterpreter {
  const { status, stdout } = spawnSync(python, ['-I', '-c', question], { encoding: 'utf8', env: {}, timeout: 30_000 })
  if (status !== 0) throw new NaturalCadError('NOT_CONFIGURED', `${python} is no Python that starts`, { remedy: 'Install Python (apt-get install python3), or name another.' })
  const { program, version, pip } = JSON.parse(stdout) as { program: string; version: string; pip: string | null }
  return { program, version, pip: pip ?? undefined }
}
