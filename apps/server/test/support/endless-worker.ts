import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** In place of the worker: a program that does not end when it is told to. */
export function endlessWorker(): { script: string } {
  const folder = mkdtempSync(join(tmpdir(), 'naturalcad-endless-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const script = join(folder, 'worker.mjs')
  writeFileSync(script, "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)")
  return { script }
}
