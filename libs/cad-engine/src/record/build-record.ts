import type { FallbackReason, NaturalCadError, PartRequest, RunRecord } from '@naturalcad/contracts'
import type { MadePart } from '../run/make-part.ts'
import type { RunTracker } from '../run/run-tracker.ts'
import { isSuspicious } from './suspicious-input.ts'

/** What is known of a run at its end, however it ended. */
export interface RunFacts {
  request: Pick<PartRequest, 'prompt' | 'mode' | 'output_type'>
  tracker: RunTracker
  known: Partial<MadePart>
  executor: string
  fallback: FallbackReason | undefined
  artifacts?: string[]
  error?: NaturalCadError
}

export function buildRecord(facts: RunFacts): RunRecord {
  const { request, tracker, known, fallback, error } = facts
  const { draft, guarded, execution } = known
  return {
    schemaVersion: 1,
    timestamp: tracker.now(),
    run_id: tracker.runId,
    prompt: request.prompt,
    mode: request.mode,
    output_type: request.output_type,
    geometry_family: draft?.family ?? null,
    backend_ok: fallback === undefined,
    suspicious_input: isSuspicious(request.prompt),
    fallback_level: toFallbackLevel(facts),
    success: error === undefined,
    runtime_seconds: toSeconds(tracker.elapsedMs),
    execution_seconds: execution === undefined ? null : toSeconds(execution.elapsedMs),
    error: error?.message ?? null,
    error_code: error?.code ?? null,
    state: tracker.state ?? 'submitted',
    writer: draft?.writer ?? null,
    executor: guarded === undefined ? null : facts.executor,
    fallback: fallback ?? null,
    partial: draft !== undefined && draft.leftover.length > 0,
    script_sha256: guarded?.textHash ?? null,
    artifacts: facts.artifacts ?? [],
    transitions: tracker.transitions,
  }
}

function toFallbackLevel({ request, error, fallback }: RunFacts): RunRecord['fallback_level'] {
  if (error?.code === 'GUARD_REJECTED') return 'guardrailed'
  if (fallback !== undefined) return 'backend_unavailable'
  return request.prompt.split(/\s+/).length < 3 ? 'underspecified' : 'normal'
}

function toSeconds(ms: number): number {
  return Math.round(ms) / 1000
}
