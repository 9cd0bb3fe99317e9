import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { findPi } from '../../agent/pi/find-pi.ts'
import type { SpaceFactoryOptions } from '../space-factory.ts'
import { agentPath, workerPath } from './job-command.ts'

/** A local file that is carried into the Job. */
export interface WorkerFile {
  /** In the run's folder. */
  path: string
  /** On this machine. */
  file: string
}

/** What the Job starts, and with an agent what that is started from. Throws `NOT_CONFIGURED` where a file is missing. */
export function findWorkerFiles({ worker }: SpaceFactoryOptions, needsAgent: boolean): WorkerFile[] {
  const script = worker?.script ?? join(packageFolder(), 'dist/worker.mjs')
  const agent = needsAgent ? findAgent(worker?.agent) : undefined
  const files = [{ path: workerPath, file: script }, ...(agent === undefined ? [] : [{ path: agentPath, file: agent }])]
  for (const { file } of files) if (!existsSync(file)) throw notBuilt(`the program of the Job is not at ${file}`)
  return files
}

/** Only what is one file can be carried. */
function findAgent(given: string | undefined): string {
  const { path, isOneFile } = findPi(given)
  if (!isOneFile) throw notBuilt('the agent is not there as one file')
  return path
}

function notBuilt(message: string): NaturalCadError {
  return new NaturalCadError('NOT_CONFIGURED', message, { remedy: 'in a checkout run ./dev nx build space-factory; elsewhere give the paths as the option worker' })
}

/** By the package's own name, which holds for its source and for what is built of it. */
function packageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('@naturalcad/space-factory/package.json'))
}
