import { z } from 'zod'

export const PartState = z.enum(['submitted', 'validated', 'queued', 'running', 'completed', 'failed', 'canceled', 'expired'])
export type PartState = z.infer<typeof PartState>

/** Legal transitions. Terminal states have none. */
export const partTransitions = {
  submitted: ['validated', 'failed', 'canceled'],
  validated: ['queued', 'running', 'failed', 'canceled'],
  queued: ['running', 'failed', 'canceled', 'expired'],
  running: ['completed', 'failed', 'canceled', 'expired'],
  completed: [],
  failed: [],
  canceled: [],
  expired: [],
} as const satisfies Record<PartState, readonly PartState[]>

export function isTransitionLegal(from: PartState, to: PartState): boolean {
  return (partTransitions[from] as readonly PartState[]).includes(to)
}
