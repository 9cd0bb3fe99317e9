import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { readPackageLicense, renderLicenses } from './package-license.ts'

interface Metafile {
  outputs: Record<string, { entryPoint?: string; inputs: Record<string, { bytesInOutput: number }> }>
}

interface Build {
  initialOptions: { metafile?: boolean }
  onEnd: (then: (result: { metafile?: Metafile }) => void) => void
}

/** Writes `<bundle>.licenses.txt` beside a bundle: the licenses of all packages that are inside, by the bundler's own account. */
export const licensesBeside = {
  name: 'licenses-beside',
  setup(build: Build) {
    build.initialOptions.metafile = true
    build.onEnd(({ metafile }) => {
      for (const [bundle, { entryPoint, inputs }] of Object.entries(metafile?.outputs ?? {})) {
        if (entryPoint === undefined) continue
        mkdirSync(dirname(bundle), { recursive: true })
        writeFileSync(`${bundle}.licenses.txt`, renderLicenses(basename(bundle), listPackageFolders(inputs).map(readPackageLicense)))
      }
    })
  },
}

function listPackageFolders(inputs: Metafile['outputs'][string]['inputs']): string[] {
  const folders = Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => {
    const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0]
    return folder === undefined || bytesInOutput === 0 ? [] : [resolve(folder)]
  })
  return [...new Set(folders)]
}
