import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export interface ProcessFigures {
  ms: number
  /** Of the largest process. */
  peakMiB: number
}

const script = join(import.meta.dirname, 'main-job/python/measure_process.py')

/** Wall time and peak memory of a whole process, as the operating system counted them. Throws when it fails. */
export function measureProcess(python: string, command: readonly string[], env: NodeJS.ProcessEnv = process.env): ProcessFigures {
  const { stdout, stderr, status } = spawnSync(python, [script, ...command], { encoding: 'utf8', env })
  const figures = status === 0 ? (JSON.parse(stdout) as ProcessFigures & { exit: number }) : undefined
  if (figures?.exit !== 0) throw new Error(`${command.join(' ')} failed: ${stderr}`)
  return figures
}
