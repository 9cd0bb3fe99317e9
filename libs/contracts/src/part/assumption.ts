import { z } from 'zod'

/** One dimension, count or choice of a part: as the user said it, or as it was assumed. */
export const Assumption = z.object({
  /** The script's name of it, for example `width`. */
  name: z.string(),
  /** Millimetres, degrees or a count; text for a choice. */
  value: z.union([z.number(), z.string()]),
  unit: z.enum(['mm', 'deg', 'count', 'text']),
  source: z.enum(['read', 'assumed']),
  /** The user's words, where it was read. */
  words: z.string().optional(),
  /** Why this value: the standard, the default or the rule behind it. */
  reason: z.string().optional(),
})
export type Assumption = z.infer<typeof Assumption>
