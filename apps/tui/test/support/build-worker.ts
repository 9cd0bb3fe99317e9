import { execFile } from 'node:child_process'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const library = join(import.meta.dirname, '../../../../libs/space-factory')

/** What Jobs run, from the sources as they are now, where the command looks for it; put there whole, since others may be reading it. */
export async function buildWorker(): Promise<void> {
  const folder = join(library, `node_modules/.cache/worker-${process.pid}`)
  const tsup = join(library, '../../node_modules/tsup/dist/cli-default.js')
  await promisify(execFile)(process.execPath, [tsup, '--config', 'worker.tsup.config.ts', '--out-dir', folder], { cwd: library })
  await mkdir(join(library, 'dist'), { recursive: true })
  await rename(join(folder, 'worker.mjs'), join(library, 'dist/worker.mjs'))
  await rm(folder, { recursive: true, force: true })
}
