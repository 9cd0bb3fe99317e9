import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { interpreterFolders, type Mount, type PythonEnvironment } from '@naturalcad/sandbox'
import type { BasePython } from './base-python.ts'
import { insideImage, insidePip } from './container-folder.ts'

/** What an image adds to the operating system. */
export interface ImageParts {
  /** Folders of programs, before those of the operating system. */
  path: string[]
  readOnly: Mount[]
}

// Every image has them, and clients such as hf-xet do not begin without, even where they speak plain HTTP.
const certificates: Mount[] = ['/etc/ssl/certs'].filter((path) => existsSync(path))

// As in an image, and without the name of a folder of this machine.
const nodeHome = interpreterFolders(process.execPath)[0]

export const nodeParts: ImageParts =
  nodeHome === undefined ? { path: [dirname(process.execPath)], readOnly: certificates } : { path: ['/opt/node/bin'], readOnly: [...certificates, { from: nodeHome, to: '/opt/node' }] }

export function pythonParts(python: BasePython, environments: readonly PythonEnvironment[], packages: PythonEnvironment | undefined): ImageParts {
  return {
    path: [`${insideImage}/bin`, ...(packages === undefined ? [] : [`${packages.path}/bin`])],
    readOnly: [
      ...certificates,
      ...interpreterFolders(python.program),
      ...(python.pip === undefined ? [] : [{ from: python.pip, to: `${insidePip}/pip` }]),
      ...environments.map(({ mount }) => mount),
    ],
  }
}
