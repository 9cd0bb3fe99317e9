export interface ParseLimits {
  /** Source size in UTF-8 bytes. @default 131072 */
  maxBytes?: number
  /** @default 20000 */
  maxNodes?: number
  /** Nesting of blocks and expressions; at most 200. @default 60 */
  maxDepth?: number
  /** Nesting of brackets; at most 200, as in CPython. @default 100 */
  maxBrackets?: number
  /** Length of a chain such as `a.b.c`, `a + b + c` or `if … elif … elif`; at most 5000. @default 500 */
  maxChain?: number
}

/** CPython's own limit; deeper nesting could never run, and it keeps our recursion far from the end of the stack. */
const DEEPEST = 200
const LONGEST_CHAIN = 5000

export function resolveLimits(limits: ParseLimits = {}): Required<ParseLimits> {
  return {
    maxBytes: limits.maxBytes ?? 131_072,
    maxNodes: limits.maxNodes ?? 20_000,
    maxDepth: Math.min(limits.maxDepth ?? 60, DEEPEST),
    maxBrackets: Math.min(limits.maxBrackets ?? 100, DEEPEST),
    maxChain: Math.min(limits.maxChain ?? 500, LONGEST_CHAIN),
  }
}
