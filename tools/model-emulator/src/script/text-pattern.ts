import * as z from 'zod'

/** A text that must occur, or a regular expression: a `RegExp`, or `{"pattern", "flags"}` in a file. */
export const TextPattern = z.union([
  z.string(),
  z.instanceof(RegExp),
  z.strictObject({ pattern: z.string(), flags: z.string().default('') }).transform(({ pattern, flags }, context) => {
    try {
      return new RegExp(pattern, flags)
    } catch (error) {
      context.addIssue(error instanceof Error ? error.message : String(error))
      return z.NEVER
    }
  }),
])
export type TextPattern = z.output<typeof TextPattern>

export function matchesText(pattern: TextPattern | undefined, text: string | undefined): boolean {
  if (pattern === undefined) return true
  if (text === undefined) return false
  return typeof pattern === 'string' ? text.includes(pattern) : text.search(pattern) !== -1
}
