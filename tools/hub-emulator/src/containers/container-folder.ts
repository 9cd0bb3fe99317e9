import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PythonEnvironment } from '@naturalcad/sandbox'
import type { BasePython } from './base-python.ts'

/** What one container writes on this disk, gone with it. */
export interface ContainerFolder {
  readonly home: string
  /** What the image would have of its own, to be seen at `insideImage`. */
  readonly image: string
  /** For what volumes show. */
  readonly volumes: string
  remove(): void
}

export const insideImage = '/opt/image'
/** Where pip is seen, if this machine has it. */
export const insidePip = '/opt/pip'

export function createContainerFolder(parent: string): ContainerFolder {
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'container-'))
  const home = join(folder, 'home')
  const image = join(folder, 'image')
  const volumes = join(folder, 'volumes')
  for (const path of [home, image, volumes]) mkdirSync(path)
  for (const path of [folder, volumes]) chmodSync(path, 0o755)
  return { home, image, volumes, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) }
}

export interface PythonImageOptions {
  python: BasePython
  /** Its packages can be imported as well, and stay as they are. */
  packages: PythonEnvironment | undefined
  /** The environment that has uv. */
  uv: PythonEnvironment | undefined
}

/**
 * A virtual environment, laid out by hand, which takes no time and runs nothing. It is the container's to change, as in a real image.
 */
export function layOutPython(image: string, { python, packages, uv }: PythonImageOptions): void {
  const [major, minor] = python.version.split('.')
  const bin = join(image, 'bin')
  const sitePackages = join(image, `lib/python${major}.${minor}/site-packages`)
  for (const path of [bin, sitePackages]) mkdirSync(path, { recursive: true })
  for (const name of ['python', 'python3', `python3.${minor}`]) symlinkSync(python.program, join(bin, name))
  writeFileSync(join(image, 'pyvenv.cfg'), `home = ${dirname(python.program)}\ninclude-system-site-packages = false\nversion = ${python.version}\n`)
  const paths = [
    ...(packages === undefined ? [] : [`import site; site.addsitedir('${packages.packages}')`]),
    ...(python.pip === undefined ? [] : [insidePip]),
  ]
  writeFileSync(join(sitePackages, 'image.pth'), paths.map((line) => `${line}\n`).join(''))
  if (uv !== undefined) for (const name of ['uv', 'uvx']) symlinkSync(`${uv.path}/bin/${name}`, join(bin, name))
  if (python.pip === undefined) return
  for (const name of ['pip', 'pip3']) {
    writeFileSync(join(bin, name), `#!${insideImage}/bin/python\nimport sys\nfrom pip._internal.cli.main import main\nsys.exit(main())\n`)
    chmodSync(join(bin, name), 0o755)
  }
}
