import { zeroGpuSizes } from './flavors.ts'

export interface DurationSample {
  /** Of one call, waiting in the queue left out. */
  latencyMs: number
  /** The first call after the Space came up. */
  isCold: boolean
}

export interface DurationRecommendation {
  /** For `@spaces.GPU(duration=…)`. */
  seconds: number
  /** What one call takes of the caller's quota. */
  quotaSeconds: number
  confidence: 'low' | 'medium'
  /** Lines for people. */
  advice: string[]
}

const margin = 1.4
const leastSeconds = 15
const mostSeconds = 300
const callableFromSeconds = 120

/** Conservative: a duration that is too short ends the call, one that is too long is refused. Undefined without a sample. */
export function recommendDuration(samples: readonly DurationSample[], size: 'large' | 'xlarge' = 'large'): DurationRecommendation | undefined {
  if (samples.length === 0) return undefined
  const wanted = Math.ceil((margin * Math.max(...samples.map(({ latencyMs }) => latencyMs))) / 5000) * 5
  const seconds = Math.min(mostSeconds, Math.max(leastSeconds, wanted))
  const isThin = samples.length < 3 || samples.every(({ isCold }) => isCold)
  const advice: string[] = []
  if (samples.length < 3) advice.push(`measured ${samples.length === 1 ? 'once' : 'twice'}: call it at least three times`)
  if (samples.every(({ isCold }) => isCold)) advice.push('only cold calls were measured: call it again while it is up')
  if (wanted > mostSeconds) advice.push(`the slowest call wants ${wanted} s, more than a call may have: make the work smaller`)
  if (seconds > callableFromSeconds) advice.push('give a function of the inputs as duration, so that small work asks for little')
  return { seconds, quotaSeconds: seconds * zeroGpuSizes[size].quotaFactor, confidence: isThin ? 'low' : 'medium', advice }
}
