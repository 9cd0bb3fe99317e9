import { z } from 'zod'

/** One thing that was looked at, and what was found: why a verdict is what it is. */
export const Evidence = z.object({
  /** Dotted name of the rule. */
  rule: z.string(),
  passed: z.boolean(),
  /** One line for people. */
  detail: z.string(),
  /** Path in the workspace, where the rule read a file. */
  file: z.string().nullable(),
  /** From 1. */
  line: z.number().int().positive().nullable(),
})
export type Evidence = z.infer<typeof Evidence>
