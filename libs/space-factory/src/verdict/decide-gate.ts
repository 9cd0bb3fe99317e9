import { type InferenceGate, type NextAction, type Verdict, verdictOutcomes } from '@naturalcad/contracts/factory'
import { listEvidence } from './gate-evidence.ts'
import type { GateFacts } from './gate-facts.ts'
import { gateRules, isCallPassed, isGenerationProven } from './gate-rules.ts'

const decidedBy = 'naturalcad/inference-gate@1'

const nextActions = {
  canceled: 'retry',
  timed_out: 'retry',
  agent_failed: 'retry',
  unsafe_workspace: 'fix_workspace',
  space_create_failed: 'retry',
  build_failed: 'fix_workspace',
  runtime_failed: 'fix_workspace',
  full_inference_success: 'none',
  wrong_output: 'fix_workspace',
  quota_blocked: 'retry',
  generation_failed: 'fix_workspace',
  manual_hardware_required: 'set_hardware',
  technical_blocker: 'review',
  full_inference_candidate_health_passed: 'validate',
  safe_scaffold: 'none',
  health_only: 'fix_workspace',
  health_failed: 'fix_workspace',
} as const satisfies Record<Verdict, NextAction>

/** The verdict, with the evidence that it rests on. Pure: the same facts give the same gate. `decidedAt` is a UTC ISO time. */
export function decideGate(facts: GateFacts, decidedAt: string): InferenceGate {
  const decision = gateRules.map((rule) => ({ ...rule, reason: rule.match(facts) })).find(({ reason }) => reason !== undefined)
  // The last rule always holds, which its type cannot say.
  const { row, verdict, reason } = decision ?? { row: 16, verdict: 'health_failed', reason: 'health did not pass' }
  const outcome = verdictOutcomes[verdict]
  return {
    schemaVersion: 1,
    runId: facts.runId,
    status: verdict,
    mode: facts.mode,
    success: outcome === 'success',
    evidence: [{ rule: `gate.row_${row}`, passed: outcome === 'success', detail: reason ?? '', file: null, line: null }, ...listEvidence(facts)],
    health: facts.health,
    generation: facts.generation,
    hardware: { requested: facts.hardware.requested, current: facts.hardware.current, attempts: [...facts.hardware.attempts] },
    blockers: [...(facts.blockers?.blockers ?? [])],
    contradictions: listContradictions(facts, verdict),
    nextAction: facts.generation?.outcome === 'illegal_duration' && verdict === 'quota_blocked' ? 'fix_workspace' : nextActions[verdict],
    decidedBy,
    decidedAt,
  }
}

function listContradictions(facts: GateFacts, verdict: Verdict): string[] {
  const { agent, blockers, generation } = facts
  const contradictions: string[] = []
  const isProven = isGenerationProven(facts)
  // What only degrades an app keeps no call from passing, and no agent from being done.
  const isBlocked = blockers?.blockers.some(({ severity }) => severity === 'blocking') ?? false
  if (isProven && isBlocked) contradictions.push('a blockers file says that the model cannot run, and a live call passed')
  if (isProven && agent?.claim === 'blocked') contradictions.push('the agent says that it was blocked, and a live call passed')
  if (agent?.claim === 'success' && verdictOutcomes[verdict] !== 'success') contradictions.push(`the agent says that it succeeded, and the facts say ${verdict}`)
  if (agent?.claim === 'success' && isBlocked) contradictions.push('the agent says that it succeeded, and wrote a blockers file')
  if (generation?.outcome === 'passed' && !isCallPassed(facts)) contradictions.push('a live call passed, and its output cannot be what it is said to be')
  return contradictions
}
