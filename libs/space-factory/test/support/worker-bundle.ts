import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll } from 'vitest'

const run = promisify(execFile)
const library = join(import.meta.dirname, '../..')

/** The worker as Jobs get it, built from the sources as they are now. For the tests of this file; its path is known once they run. */
export function bundleWorker(): { readonly script: string } {
  const folder = mkdtempSync(join(tmpdir(), 'naturalcad-worker-'))
  beforeAll(async () => {
    await run(process.execPath, [join(library, '../../node_modules/tsup/dist/cli-default.js'), '--config', 'worker.tsup.config.ts', '--out-dir', folder], { cwd: library })
  }, 60_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return { script: join(folder, 'worker.mjs') }
}
