import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** The program of a Job, built from the sources as they are now. Gives its path. */
export async function bundleWorker(folder: string): Promise<string> {
  const workspace = join(import.meta.dirname, '../../../..')
  await promisify(execFile)(process.execPath, [join(workspace, 'node_modules/tsup/dist/cli-default.js'), '--config', 'worker.tsup.config.ts', '--out-dir', folder], {
    cwd: join(workspace, 'libs/space-factory'),
  })
  return join(folder, 'worker.mjs')
}
