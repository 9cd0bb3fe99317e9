import { NaturalCadError } from '@naturalcad/contracts/errors'

export interface ExecutionLimits {
  /** Steps a script may take; a step is about one operation. @default 50_000_000 */
  steps?: number
  /** Bytes that its values may take over the whole run. @default 536_870_912 */
  memoryBytes?: number
  /** Characters of captured output. @default 1_000_000 */
  outputCharacters?: number
  /** Calls inside each other, as CPython's recursion limit. @default 1000 */
  recursion?: number
}

export const defaultLimits = { steps: 50_000_000, memoryBytes: 536_870_912, outputCharacters: 1_000_000, recursion: 1000 } as const

export function limitExceeded(limit: string, max: number, message: string, remedy: string): NaturalCadError {
  return new NaturalCadError('LIMIT_EXCEEDED', message, { details: { limit, max }, remedy })
}
