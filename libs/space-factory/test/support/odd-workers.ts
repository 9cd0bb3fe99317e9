import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const programs = {
  /** Dies without a word, as one that ran out of memory. */
  dies: "process.kill(process.pid, 'SIGKILL')",
  /** Does nothing, and does not end when it is told to. */
  hangs: "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)",
  /** Takes its time to end when it is told to, and writes to the last. */
  lingers: "import { writeFileSync } from 'node:fs'; process.on('SIGTERM', () => setTimeout(() => { writeFileSync('/output/last.txt', 'the last'); process.exit(0) }, 3000)); process.stdout.write('up\\n'); setInterval(() => {}, 1000)",
} as const

/** In place of the worker: a program that does not do its part. */
export function oddWorker(kind: keyof typeof programs): { script: string } {
  const folder = mkdtempSync(join(tmpdir(), 'naturalcad-odd-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const script = join(folder, 'worker.mjs')
  writeFileSync(script, programs[kind])
  return { script }
}
