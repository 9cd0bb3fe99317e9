import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const library = join(import.meta.dirname, '../../../../libs/space-factory')

/** What Jobs run. The build of the workspace makes it; where only this test is run, it may have to be made first. */
export async function buildWorker(): Promise<void> {
  if (existsSync(join(library, 'dist/worker.mjs'))) return
  const tsup = join(library, '../../node_modules/tsup/dist/cli-default.js')
  await promisify(execFile)(process.execPath, [tsup, '--config', 'worker.tsup.config.ts', '--out-dir', 'dist'], { cwd: library })
}
