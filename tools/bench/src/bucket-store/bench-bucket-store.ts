import { mkdtempSync, rmSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { BenchOptions } from '../bench-options.ts'
import type { Measure } from '../report.ts'
import { compareOnHub } from './compare-on-hub.ts'
import { compareSync } from './compare-sync.ts'
import { compareOnDisk, compareOnS3 } from './small-objects.ts'

/** Small objects and large ones through the drivers, each beside what others use for the same server or disk. */
export async function benchBucketStore({ rounds, tell }: BenchOptions): Promise<Measure[]> {
  // Beside the workspace: the system's folder for temporary files may be in memory, where a sync costs nothing.
  const folder = mkdtempSync(join(import.meta.dirname, '../../.bench-'))
  const server = spawn(process.execPath, [join(import.meta.dirname, 'serve-objects.ts')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const exited = once(server, 'exit')
  try {
    const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string]
    const { url } = JSON.parse(line) as { url: string }
    tell('small objects on S3')
    const onS3 = await compareOnS3(url, rounds)
    tell('small objects on disk')
    const onDisk = await compareOnDisk(folder, rounds)
    tell('sync with nothing to do')
    const sync = await compareSync(folder, rounds)
    return [...onS3, ...onDisk, sync, ...(await compareOnHub(folder, tell))]
  } finally {
    server.stdin.end()
    await exited
    rmSync(folder, { recursive: true, force: true })
  }
}
