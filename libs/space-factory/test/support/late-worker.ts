import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** The worker, which holds that so many seconds of its Job's time had gone when it began. */
export function lateWorker(script: string, usedSeconds: number): { script: string } {
  const folder = mkdtempSync(join(tmpdir(), 'naturalcad-late-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const late = join(folder, 'worker.mjs')
  writeFileSync(late, `process.env.SPACE_FACTORY_STARTED = String(Math.floor(Date.now() / 1000) - ${usedSeconds})\n${readFileSync(script, 'utf8')}`)
  return { script: late }
}
