import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mount } from '@naturalcad/sandbox'
import { assetsFolder } from '../assets-folder.ts'

const inside = '/opt/guard'
const names = ['sitecustomize.py', 'guard.mjs']

/** What refuses in Python and Node as a mount does, for the folders that it is told. */
export function writeGuardFiles(folder: string, mountPaths: readonly string[]): Mount {
  mkdirSync(folder)
  chmodSync(folder, 0o755)
  for (const name of names) {
    copyFileSync(join(assetsFolder, name), join(folder, name))
    chmodSync(join(folder, name), 0o644)
  }
  writeFileSync(join(folder, 'volumes.json'), JSON.stringify(mountPaths))
  chmodSync(join(folder, 'volumes.json'), 0o644)
  return { from: folder, to: inside }
}

/** Python and Node load the guard at their start; what the caller had there stays. */
export function addGuard(given: Readonly<Record<string, string>>): Record<string, string> {
  const { PYTHONPATH: pythonPath, NODE_OPTIONS: nodeOptions } = given
  return {
    ...given,
    PYTHONPATH: pythonPath === undefined || pythonPath === '' ? inside : `${inside}:${pythonPath}`,
    NODE_OPTIONS: `${nodeOptions ?? ''} --import=${inside}/guard.mjs`.trim(),
  }
}
