#!/usr/bin/env node
import { createLocalEngine, type LocalEngine, type LocalEngineOptions } from '@naturalcad/cad-engine'
import { createSpaceFactory } from '@naturalcad/space-factory'
import { readEnvironment } from './process/read-environment.ts'
import { reportFailure } from './process/report-failure.ts'
import { runServer } from './process/run-server.ts'
import { version } from './version.ts'

async function main(): Promise<void> {
  await runServer({ environment: readEnvironment(process.env), version, createMaker: createWarmEngine, createFactory: createSpaceFactory })
}

/** The first request does not wait for the kernel; what is wrong with it is told by the part that needs it. */
function createWarmEngine(options: LocalEngineOptions): LocalEngine {
  const engine = createLocalEngine(options)
  engine.warmUp().catch(() => undefined)
  return engine
}

main().catch(reportFailure)
