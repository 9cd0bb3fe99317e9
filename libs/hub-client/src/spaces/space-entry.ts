import { z } from 'zod'

/** A secret or variable that a Space gets; the name begins with a letter, then letters, digits and `_`. */
export interface SpaceEntryInput {
  key: string
  value: string
  /** For people, shown on the page of settings. */
  description?: string
}

const described = { key: z.string(), description: z.string().nullish(), updatedAt: z.string().nullish() }

/** A secret as the Hub tells of it: its value never comes back. */
export const SpaceSecret = z.looseObject(described)
export type SpaceSecret = z.output<typeof SpaceSecret>

export const SpaceVariable = z.looseObject({ ...described, value: z.string() })
export type SpaceVariable = z.output<typeof SpaceVariable>

/** By name. */
export const SpaceSecrets = z.record(z.string(), SpaceSecret)
/** By name. */
export const SpaceVariables = z.record(z.string(), SpaceVariable)

export function toWireEntry({ key, value, description }: SpaceEntryInput): Record<string, string> {
  return description === undefined ? { key, value } : { key, value, description }
}
