import type { GenerationOutcome } from '@naturalcad/contracts/factory'

export interface GradioFailure {
  outcome: Extract<GenerationOutcome, 'quota' | 'illegal_duration' | 'queue' | 'app_error'>
  /** How long until the quota returns, where it says so. */
  retryAfterMs: number | undefined
}

/** Asked in this order: a message about the queue may carry the title of the quota. */
const rules: readonly (readonly [GradioFailure['outcome'], RegExp])[] = [
  ['illegal_duration', /illegal duration|requested GPU duration .{0,40}larger than the maximum/i],
  ['queue', /ZeroGPU queue timeout|pending credits exceeded|No GPU (?:was|is) (?:currently )?available|Expired ZeroGPU proxy token|ZeroGPU API \/schedule error|Queue is full/i],
  ['quota', /ZeroGPU quota exceeded|exceeded your .{0,20}GPU quota|reached its GPU limit|ZeroGPU runs limit/i],
]

/** What an error of a live call says: the platform refused it, or the app failed. Title and text as the app gave them. */
export function classifyGradioError(title: string | null, message: string | null): GradioFailure {
  const text = `${title ?? ''}\n${message ?? ''}`
  const outcome = rules.find(([, pattern]) => pattern.test(text))?.[0] ?? 'app_error'
  return { outcome, retryAfterMs: outcome === 'app_error' ? undefined : readDelay(text) }
}

/** A Python timedelta: `[1 day, ]H:MM:SS[.ffffff]`. */
function readDelay(text: string): number | undefined {
  const found = /(?:(\d{1,3}) days?, )?(\d{1,2}):(\d{2}):(\d{2})(?:\.\d+)?/.exec(text)
  if (found === null) return undefined
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0))
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
}
