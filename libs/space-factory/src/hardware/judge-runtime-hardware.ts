import type { HardwareAttempt } from '@naturalcad/contracts/factory'

export interface RuntimeHardware {
  requested: string
  /** What the Space runs on; null while it does not run. */
  current: string | null
  /** The Hub's word. */
  stage: string
  via: 'create' | 'request'
}

/** Whether the Space has what was asked for; undefined while that is open. A Space that runs on another flavor was refused. */
export function judgeRuntimeHardware({ requested, current, stage, via }: RuntimeHardware): HardwareAttempt | undefined {
  const attempt = { flavor: requested, via, httpStatus: null }
  if (requested === 'cpu-basic' && (current === null || current === requested)) return { ...attempt, outcome: 'not_needed', reason: 'the free CPU is what every Space has' }
  if (current === requested) return { ...attempt, outcome: 'granted', reason: `it runs on ${current}` }
  return current !== null && stage === 'RUNNING' ? { ...attempt, outcome: 'mismatch', reason: `it runs on ${current} in place of ${requested}` } : undefined
}
