import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleWorker } from '@naturalcad/peers/worker'

const library = join(import.meta.dirname, '../../../../libs/space-factory')

/** What Jobs run, where the command looks for it; put there whole, since others may be reading it. */
export async function buildWorker(): Promise<void> {
  const folder = join(library, `node_modules/.cache/worker-${process.pid}`)
  const { script } = await bundleWorker(folder)
  await mkdir(join(library, 'dist'), { recursive: true })
  await rename(script, join(library, 'dist/worker.mjs'))
  await rm(folder, { recursive: true, force: true })
}
