import { z } from 'zod'
import type { FactoryState } from './factory-state.ts'

/** The seventeen answers of the inference gate, in the order in which it asks for them. */
export const Verdict = z.enum([
  'canceled',
  'timed_out',
  'agent_failed',
  'unsafe_workspace',
  'space_create_failed',
  'build_failed',
  'runtime_failed',
  'full_inference_success',
  'wrong_output',
  'quota_blocked',
  'generation_failed',
  'manual_hardware_required',
  'technical_blocker',
  'full_inference_candidate_health_passed',
  'safe_scaffold',
  'health_only',
  'health_failed',
])
export type Verdict = z.infer<typeof Verdict>

/** `success` is proven, `pending` waits for a person or a further call, `failure` is neither. */
export const VerdictOutcome = z.enum(['success', 'pending', 'failure'])
export type VerdictOutcome = z.infer<typeof VerdictOutcome>

/** `safe_scaffold` is given only where that mode was asked for, so it is always what was asked for. */
export const verdictOutcomes = {
  canceled: 'failure',
  timed_out: 'failure',
  agent_failed: 'failure',
  unsafe_workspace: 'failure',
  space_create_failed: 'failure',
  build_failed: 'failure',
  runtime_failed: 'failure',
  full_inference_success: 'success',
  wrong_output: 'failure',
  quota_blocked: 'failure',
  generation_failed: 'failure',
  manual_hardware_required: 'pending',
  technical_blocker: 'failure',
  full_inference_candidate_health_passed: 'pending',
  safe_scaffold: 'success',
  health_only: 'failure',
  health_failed: 'failure',
} as const satisfies Record<Verdict, VerdictOutcome>

/** Where a run with the verdict ends. `done` is an account that is whole, which a documented blocker is too. */
export const verdictStates = {
  canceled: 'canceled',
  timed_out: 'timed_out',
  agent_failed: 'failed',
  unsafe_workspace: 'failed',
  space_create_failed: 'failed',
  build_failed: 'failed',
  runtime_failed: 'failed',
  full_inference_success: 'done',
  wrong_output: 'failed',
  quota_blocked: 'failed',
  generation_failed: 'failed',
  manual_hardware_required: 'needs_manual_hardware',
  technical_blocker: 'done',
  full_inference_candidate_health_passed: 'done',
  safe_scaffold: 'done',
  health_only: 'done',
  health_failed: 'failed',
} as const satisfies Record<Verdict, FactoryState>

/** The exit code of a command that ends with the verdict. */
export const exitCodeByVerdict = {
  canceled: 130,
  timed_out: 5,
  agent_failed: 4,
  unsafe_workspace: 3,
  space_create_failed: 6,
  build_failed: 4,
  runtime_failed: 4,
  full_inference_success: 0,
  wrong_output: 4,
  quota_blocked: 5,
  generation_failed: 4,
  manual_hardware_required: 6,
  technical_blocker: 4,
  full_inference_candidate_health_passed: 4,
  safe_scaffold: 0,
  health_only: 4,
  health_failed: 4,
} as const satisfies Record<Verdict, number>

/** What to do after the verdict. */
export const NextAction = z.enum(['none', 'set_hardware', 'validate', 'fix_workspace', 'retry', 'review'])
export type NextAction = z.infer<typeof NextAction>
