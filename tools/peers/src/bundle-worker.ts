import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll } from 'vitest'

const workspace = join(import.meta.dirname, '../../..')

/** Files of a bundle. */
export interface BundledWorker {
  readonly script: string
  /** Pi as one file, where it was asked for. */
  readonly agent?: string
}

export interface BundleWorkerOptions {
  /** @default false */
  withAgent?: boolean
}

/** The program of the factory's Jobs, built into the folder from the sources as they are now. */
export async function bundleWorker(folder: string, options: BundleWorkerOptions = {}): Promise<BundledWorker> {
  const configs = ['worker.tsup.config.ts', ...(options.withAgent === true ? ['pi.tsup.config.ts'] : [])]
  for (const config of configs) {
    await promisify(execFile)(process.execPath, [join(workspace, 'node_modules/tsup/dist/cli-default.js'), '--config', config, '--out-dir', folder], {
      cwd: join(workspace, 'libs/space-factory'),
    })
  }
  return toFiles(folder, options)
}

/** The same for the tests of one file: the files are there once they run, and gone after them. */
export function useBundledWorker(options: BundleWorkerOptions = {}): BundledWorker {
  const folder = mkdtempSync(join(tmpdir(), 'naturalcad-worker-'))
  beforeAll(async () => {
    await bundleWorker(folder, options)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return toFiles(folder, options)
}

function toFiles(folder: string, { withAgent = false }: BundleWorkerOptions): BundledWorker {
  return { script: join(folder, 'worker.mjs'), ...(withAgent ? { agent: join(folder, 'pi/pi.mjs') } : {}) }
}
