import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { defineConfig } from 'tsup'
import { licensesBeside } from './third-party/licenses-beside.ts'

/** Beside the worker there are no files: the sandbox's Python is carried inside, and laid down where the worker runs. */
const launcherInside = {
  name: 'launcher-inside',
  setup({ onLoad }: { onLoad: (options: { filter: RegExp }, load: (file: { path: string }) => { contents: string; loader: 'js' }) => void }) {
    onLoad({ filter: /sandbox\/src\/launcher-folder\.ts$/ }, ({ path }) => {
      const files = globSync(join(dirname(path), '../python/*.py')).map((file) => [basename(file), readFileSync(file, 'utf8')])
      const contents = `
        import { mkdtempSync, writeFileSync } from 'node:fs'
        import { tmpdir } from 'node:os'
        import { join } from 'node:path'
        export const launcherFolder = mkdtempSync(join(tmpdir(), 'launcher-'))
        for (const [name, text] of ${JSON.stringify(files)}) writeFileSync(join(launcherFolder, name), text)`
      return { contents, loader: 'js' }
    })
  },
}

/** What a Job runs, as one file, from the sources of the workspace. By itself: `tsup --config worker.tsup.config.ts --out-dir …`. */
export const workerBundle = {
  entry: { worker: 'src/worker/main.ts' },
  format: 'esm',
  outExtension: () => ({ js: '.mjs' }),
  target: 'node24',
  platform: 'node',
  noExternal: [/./],
  splitting: false,
  sourcemap: false,
  clean: false,
  dts: false,
  minify: true,
  removeNodeProtocol: false,
  esbuildPlugins: [launcherInside, licensesBeside],
  esbuildOptions(options: { conditions?: string[]; legalComments?: string }) {
    options.conditions = ['@naturalcad/source']
    options.legalComments = 'none'
  },
  // What is inside and is no module asks for Node's own by `require`.
  banner: { js: "import { createRequire as createRequireOfWorker } from 'node:module'; const require = createRequireOfWorker(import.meta.url);" },
} as const

export default defineConfig(workerBundle as never)
