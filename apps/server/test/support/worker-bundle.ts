import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll } from 'vitest'

const run = promisify(execFile)
const library = dirname(createRequire(import.meta.url).resolve('@naturalcad/space-factory/package.json'))

/** What Jobs start: the worker from the sources as they are now, and a program that never ends. Both are there once the tests of the file run. */
export function bundleWorker(): { readonly script: string; readonly endless: string } {
  const folder = mkdtempSync(join(tmpdir(), 'naturalcad-worker-'))
  const endless = join(folder, 'endless.mjs')
  beforeAll(async () => {
    writeFileSync(endless, "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)")
    await run(process.execPath, [join(library, '../../node_modules/tsup/dist/cli-default.js'), '--config', 'worker.tsup.config.ts', '--out-dir', folder], { cwd: library })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return { script: join(folder, 'worker.mjs'), endless }
}
