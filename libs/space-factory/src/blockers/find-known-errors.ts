import { type KnownError, knownErrors } from './known-errors.ts'

export interface FoundError {
  error: KnownError
  /** From 1. */
  line: number
  /** The line itself, cut to 500 characters; it comes from a log and may hold anything. */
  text: string
}

const maxLineLength = 2000

/** Known errors of a log in the order of its lines, each error once. */
export function findKnownErrors(log: string, table: readonly KnownError[] = knownErrors): FoundError[] {
  const found = new Map<string, FoundError>()
  for (const [index, line] of log.split('\n').entries()) {
    const text = line.slice(0, maxLineLength)
    for (const error of table) if (!found.has(error.id) && error.match.test(text)) found.set(error.id, { error, line: index + 1, text: text.trim().slice(0, 500) })
  }
  return [...found.values()]
}
