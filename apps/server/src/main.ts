#!/usr/bin/env node
import { createLocalEngine } from '@naturalcad/cad-engine'
import { readEnvironment } from './process/read-environment.ts'
import { reportFailure } from './process/report-failure.ts'
import { runServer } from './process/run-server.ts'
import { version } from './version.ts'

async function main(): Promise<void> {
  await runServer({ environment: readEnvironment(process.env), version, createMaker: createLocalEngine })
}

main().catch(reportFailure)
