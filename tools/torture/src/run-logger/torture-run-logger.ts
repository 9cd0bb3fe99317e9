import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Check, TortureOptions } from '../check.ts'
import { fillDisk } from './full-disk.ts'
import { killWriters } from './kills.ts'
import { appendFromProcesses } from './processes.ts'
import { rotateWhileFollowing } from './rotations.ts'
import { traceAcknowledgements } from './trace.ts'

export async function* tortureRunLogger(options: TortureOptions): AsyncGenerator<Check> {
  const folder = mkdtempSync(join(tmpdir(), 'torture-run-logger-'))
  try {
    yield traceAcknowledgements(folder)
    mkdirSync(join(folder, 'full'))
    yield await fillDisk(join(folder, 'full'))
    yield await rotateWhileFollowing(folder, options)
    yield await appendFromProcesses(folder, options)
    yield await killWriters(folder, options)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
