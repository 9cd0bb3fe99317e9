import type { Blocker, Evidence, Failure, FactoryMode, GenerationResult, HardwareAttempt, HealthResult } from '@naturalcad/contracts/factory'

/** What the wrapper itself has seen of a run. Nothing in here is a word of the agent but `claim` and `blockers`. */
export interface GateFacts {
  runId: string
  mode: FactoryMode
  /** False where the app was written to run no model: a call then proves the app, and no inference. @default true */
  hasModel?: boolean
  /** The run was ended from outside: by its user, or by a limit on its time or its money. */
  stopped: 'canceled' | 'timed_out' | 'over_budget' | null
  /** Null in recipes without an agent. */
  agent: AgentFacts | null
  /** What the static guard refused; empty where it let all through. */
  guardFindings: readonly Evidence[]
  /** Null in recipes that make no Space. */
  space: { isCreated: boolean; isUploaded: boolean; failure: Failure | null } | null
  /** Null where no Space was looked at. */
  runtime: RuntimeFacts | null
  health: HealthResult | null
  /** The last call that decides; null where none was made. */
  generation: GenerationResult | null
  /** What was found wrong with its outputs, one line each. */
  generationProblems: readonly string[]
  hardware: { needsGpu: boolean; requested: string | null; current: string | null; attempts: readonly HardwareAttempt[] }
  blockers: BlockersFacts | null
  /** Rules of `staticEvidenceRules` that were looked at in the uploaded source; empty where it is not known. */
  staticEvidence: readonly Evidence[]
  /** What the run log says of silent fall-backs. */
  runLogEvidence: readonly Evidence[]
}

export interface AgentFacts {
  outcome: 'finished' | 'failed'
  detail: string
  hasUsableApp: boolean
  /** What it says of its own work. Recorded where the facts say otherwise; it never counts. */
  claim: 'success' | 'blocked' | null
}

export interface RuntimeFacts {
  /** The Hub's word. */
  stage: string
  errorMessage: string | null
  /** The commit that runs. */
  sha: string | null
  /** The commit that was uploaded; null where any is right. */
  expectedSha: string | null
  /** It did not come up in the time that it had. */
  isStartupOver: boolean
}

export interface BlockersFacts {
  blockers: readonly Blocker[]
  /** Why the file does not count; empty where it is valid. */
  problems: readonly string[]
}

/** What has to hold of the source for a candidate; `gpu_decorated` where ZeroGPU is the target. */
export const staticEvidenceRules = {
  modelReferenced: 'static.model_referenced',
  modelLoaded: 'static.model_loaded',
  functionBound: 'static.function_bound',
  gpuDecorated: 'static.gpu_decorated',
  noPlaceholder: 'static.no_placeholder',
} as const
