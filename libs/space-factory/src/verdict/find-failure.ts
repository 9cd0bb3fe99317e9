import { type Failure, type FailureClass, type HardwareOutcome, type Verdict, verdictOutcomes } from '@naturalcad/contracts/factory'
import { createFailure } from './failure-table.ts'
import type { GateFacts } from './gate-facts.ts'

const classByHardware = {
  granted: 'plan',
  refused_auth: 'scope',
  refused_plan: 'plan',
  refused_payment: 'payment',
  refused_capacity: 'quota',
  mismatch: 'plan',
  not_needed: 'plan',
} as const satisfies Record<HardwareOutcome, FailureClass>

const classByVerdict = {
  canceled: () => 'canceled',
  timed_out: ({ stopped }) => (stopped === 'over_budget' ? 'payment' : 'job_timeout'),
  agent_failed: () => 'agent',
  unsafe_workspace: () => 'guard',
  space_create_failed: () => 'internal',
  build_failed: ({ runtime }) => (runtime?.stage === 'CONFIG_ERROR' ? 'config' : 'build'),
  runtime_failed: ({ runtime }) => (runtime !== null && runtime.stage !== 'RUNTIME_ERROR' ? 'startup_timeout' : 'runtime'),
  wrong_output: () => 'output',
  quota_blocked: () => 'quota',
  generation_failed: () => 'runtime',
  manual_hardware_required: ({ hardware }) => classByHardware[hardware.attempts.at(-1)?.outcome ?? 'refused_plan'],
  health_only: ({ generation }) => (generation?.outcome === 'no_endpoint' ? 'schema' : undefined),
  health_failed: () => 'health',
} satisfies Partial<Record<Verdict, (facts: GateFacts) => FailureClass | undefined>>

/** The failure behind a verdict, as `state.json` keeps it; null where nothing failed. `reason` is the gate's own line. */
export function findFailure(facts: GateFacts, verdict: Verdict, reason: string): Failure | null {
  if (verdictOutcomes[verdict] === 'success') return null
  if (verdict === 'space_create_failed' && facts.space?.failure != null) return facts.space.failure
  const failureClass = (classByVerdict as Partial<Record<Verdict, (facts: GateFacts) => FailureClass | undefined>>)[verdict]?.(facts)
  if (failureClass === undefined) return null
  if (verdict === 'manual_hardware_required') return createFailure(failureClass, reason, `assign ${facts.hardware.requested ?? 'a GPU'} in the settings of the Space, then validate it`)
  if (facts.stopped === 'over_budget') return createFailure(failureClass, reason, 'start the run again with a larger budget')
  return createFailure(failureClass, reason)
}
