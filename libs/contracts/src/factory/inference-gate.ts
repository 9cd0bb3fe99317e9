import { z } from 'zod'
import { Blocker } from './blockers.ts'
import { Evidence } from './evidence.ts'
import { HardwareAttempt } from './hardware-attempt.ts'
import { GenerationResult, HealthResult } from './live-test.ts'
import { FactoryMode } from './recipe.ts'
import { NextAction, Verdict } from './verdict.ts'

/** `inference_gate.json`: the verdict and all that it rests on. */
export const InferenceGate = z.object({
  schemaVersion: z.literal(1),
  runId: z.string(),
  status: Verdict,
  mode: FactoryMode,
  success: z.boolean(),
  evidence: z.array(Evidence),
  health: HealthResult.nullable(),
  generation: GenerationResult.nullable(),
  hardware: z.object({
    requested: z.string().nullable(),
    current: z.string().nullable(),
    attempts: z.array(HardwareAttempt),
  }),
  blockers: z.array(Blocker),
  /** Where a written claim and a live fact do not agree; the fact has decided. */
  contradictions: z.array(z.string()),
  nextAction: NextAction,
  /** Name and version of the rules. */
  decidedBy: z.string(),
  decidedAt: z.iso.datetime(),
})
export type InferenceGate = z.infer<typeof InferenceGate>
