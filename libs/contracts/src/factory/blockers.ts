import { z } from 'zod'

const text = z.string().trim().min(1).max(4000)
const name = z.string().trim().min(1).max(200)

export const BlockerCategory = z.enum(['attention', 'dependency', 'hardware', 'memory', 'duration', 'access', 'license', 'platform', 'other'])
export type BlockerCategory = z.infer<typeof BlockerCategory>

export const BlockerAlternative = z.object({
  name,
  outcome: z.enum(['worked', 'failed', 'unavailable']),
  /** What was seen when it was tried. */
  reason: text,
})
export type BlockerAlternative = z.infer<typeof BlockerAlternative>

export const Blocker = z.object({
  id: name,
  category: BlockerCategory,
  /** The package, file or service that stands in the way. */
  component: name,
  description: text,
  /** An error line, a version, a measure: something that can be looked up. */
  evidence: text,
  alternativesTried: z.array(BlockerAlternative).max(50),
  workaround: z.string().trim().max(4000).nullable(),
  severity: z.enum(['blocking', 'degrading']),
})
export type Blocker = z.infer<typeof Blocker>

/** `TECHNICAL_BLOCKERS.json`, written by the agent. Fields that are not named here are dropped. */
export const TechnicalBlockers = z.object({
  modelId: name,
  summary: text,
  blockers: z.array(Blocker).min(1).max(50),
})
export type TechnicalBlockers = z.infer<typeof TechnicalBlockers>
