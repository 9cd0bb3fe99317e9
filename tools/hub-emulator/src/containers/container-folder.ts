import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BasePython } from './base-python.ts'

/** What one container writes on this disk, gone with it. */
export interface ContainerFolder {
  readonly home: string
  /** A virtual environment of its own, without packages, to be seen at `insideImage`. */
  readonly image: string
  remove(): void
}

export const insideImage = '/opt/image'

/**
 * The virtual environment is laid out by hand, which takes no time and runs nothing. It is the container's to change, as in a real image;
 * what `packagesFrom` names can be imported as well and stays as it is.
 */
export function createContainerFolder(parent: string, python: BasePython | undefined, packagesFrom: readonly string[]): ContainerFolder {
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'container-'))
  const home = join(folder, 'home')
  const image = join(folder, 'image')
  for (const path of [home, image]) mkdirSync(path)
  if (python !== undefined) {
    const [major, minor] = python.version.split('.')
    const packages = join(image, `lib/python${major}.${minor}/site-packages`)
    for (const path of [join(image, 'bin'), packages]) mkdirSync(path, { recursive: true })
    for (const name of ['python', 'python3', `python3.${minor}`]) symlinkSync(python.program, join(image, 'bin', name))
    writeFileSync(join(image, 'pyvenv.cfg'), `home = ${dirname(python.program)}\ninclude-system-site-packages = false\nversion = ${python.version}\n`)
    if (packagesFrom.length > 0) writeFileSync(join(packages, 'image.pth'), packagesFrom.map((path) => `${path}\n`).join(''))
  }
  chmodSync(folder, 0o755)
  return { home, image, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) }
}
