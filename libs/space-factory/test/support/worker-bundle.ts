import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll } from 'vitest'

const run = promisify(execFile)
const library = join(import.meta.dirname, '../..')
const tsup = join(library, '../../node_modules/tsup/dist/cli-default.js')

/**
 * The worker as Jobs get it, built from the sources as they are now; on demand with Pi beside it. For the tests of this file; the files are
 * there once they run.
 */
export function bundleWorker({ withAgent = false }: { withAgent?: boolean } = {}): { readonly script: string; readonly agent?: string } {
  const folder = mkdtempSync(join(tmpdir(), 'naturalcad-worker-'))
  const configs = ['worker.tsup.config.ts', ...(withAgent ? ['pi.tsup.config.ts'] : [])]
  beforeAll(async () => {
    for (const config of configs) await run(process.execPath, [tsup, '--config', config, '--out-dir', folder], { cwd: library })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return { script: join(folder, 'worker.mjs'), ...(withAgent ? { agent: join(folder, 'pi/pi.mjs') } : {}) }
}
