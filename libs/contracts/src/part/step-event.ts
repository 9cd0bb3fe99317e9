import { z } from 'zod'
import { PartState } from './part-state.ts'

/** The steps of a part, in order. */
export const PartStep = z.enum(['write', 'guard', 'execute', 'validate', 'export', 'store', 'record'])
export type PartStep = z.infer<typeof PartStep>

/** What a run tells while it works. */
export const StepEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('state-changed'), runId: z.uuid(), at: z.iso.datetime(), state: PartState }),
  z.object({ type: z.literal('step-started'), runId: z.uuid(), at: z.iso.datetime(), step: PartStep }),
  z.object({ type: z.literal('step-finished'), runId: z.uuid(), at: z.iso.datetime(), step: PartStep, elapsedMs: z.number(), message: z.string().optional() }),
])
export type StepEvent = z.infer<typeof StepEvent>
