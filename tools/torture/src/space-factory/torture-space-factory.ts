import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleWorker } from '@naturalcad/peers/worker'
import type { Check, TortureOptions } from '../check.ts'
import { startFactoryHub } from './factory-hub.ts'
import { killJobs } from './killed-jobs.ts'
import { killAfterEachEvent } from './kills.ts'
import { tellLies } from './lies.ts'
import { runTogether } from './runs-together.ts'

export async function* tortureSpaceFactory(options: TortureOptions): AsyncGenerator<Check> {
  if (options.lies === true) {
    yield await tellLies(options)
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'torture-space-factory-'))
  try {
    const factory = await startFactoryHub(folder)
    if ('reason' in factory) {
      yield { name: 'runs of the factory', passed: undefined, detail: factory.reason }
      return
    }
    try {
      const { script: worker } = await bundleWorker(join(folder, 'worker'))
      yield await runTogether(factory, worker, options)
      yield await killJobs(factory, worker, options)
      yield await killAfterEachEvent(factory, 'template-space', options)
      yield await killAfterEachEvent(factory, 'agent-edit', options)
    } finally {
      await factory.hub.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
