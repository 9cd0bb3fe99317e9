import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Sandbox } from '../create-sandbox.ts'
import { interpreterFolders } from '../interpreter-folders.ts'

export interface InstallOptions {
  sandbox: Sandbox
  /** The interpreter that the environment is of. */
  python: string
  /** The folder of pip, shown inside. */
  pip: string
  /** As `fetchWheels` left them. */
  wheels: string
  /** An empty folder of this call's own. */
  folder: string
  /** Where the environment will be seen inside, now and later: its scripts name the path. */
  inside: string
  onLine: (line: string) => void
  signal: AbortSignal
}

const script = `
set -e
"$1" -I -m venv --without-pip "$2"
"$2/bin/python" -I -c 'import sys; sys.path.insert(0, "/opt/pip"); from pip._internal.cli.main import main; sys.exit(main())' --isolated install \\
  --no-index --find-links /opt/wheels --only-binary :all: --no-cache-dir --no-input --disable-pip-version-check --no-warn-script-location \\
  --progress-bar off --quiet --requirement /opt/wheels/requirements.txt
`

/** Makes a virtual environment with the wheels, inside the sandbox, and returns the folder where it lies outside. */
export async function installWheels({ sandbox, python, pip, wheels, folder, inside, onLine, signal }: InstallOptions): Promise<string> {
  const environment = join(folder, 'environment')
  const scratch = join(folder, 'scratch')
  for (const path of [environment, scratch]) mkdirSync(path)
  const child = await sandbox.startProcess({
    command: ['/bin/sh', '-c', script, 'install', python, inside],
    environment: { HOME: '/opt/scratch', TMPDIR: '/opt/scratch', PIP_CONFIG_FILE: '/dev/null' },
    folder: '/opt/scratch',
    readOnly: [...interpreterFolders(python), { from: pip, to: '/opt/pip/pip' }, { from: wheels, to: '/opt/wheels' }],
    writable: [{ from: environment, to: inside }, { from: scratch, to: '/opt/scratch' }],
    limits: { fileBytes: 2 ** 36, memoryBytes: 2 ** 32, openFiles: 4096 },
    signal,
  })
  child.stdin.end()
  const output: string[] = []
  const read = async (input: NodeJS.ReadableStream): Promise<void> => {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      output.push(line)
      onLine(line)
    }
  }
  const [end] = await Promise.all([child.ended, read(child.stdout), read(child.stderr)])
  signal.throwIfAborted()
  if (end.kind === 'exited' && end.code === 0) return environment
  const reason = output.findLast((line) => line.startsWith('ERROR'))?.replace('ERROR: ', '') ?? output.at(-1) ?? JSON.stringify(end)
  throw new NaturalCadError('BACKEND_ERROR', `the packages cannot be installed: ${reason}`)
}
