import type { GenerationOutcome, Verdict } from '@naturalcad/contracts/factory'
import { zeroGpuFlavor } from '../hardware/flavors.ts'
import { type GateFacts, staticEvidenceRules } from './gate-facts.ts'

export interface GateRule {
  /** Row of the decision table, 1 to 16. */
  row: number
  verdict: Verdict
  /** Why the row holds, in one line; undefined where it does not. */
  match: (facts: GateFacts) => string | undefined
}

const brokenBuildStages: ReadonlySet<string> = new Set(['CONFIG_ERROR', 'BUILD_ERROR', 'NO_APP_FILE'])
const blockedOutcomes: ReadonlySet<GenerationOutcome> = new Set(['quota', 'illegal_duration', 'queue'])
const failedOutcomes: ReadonlySet<GenerationOutcome> = new Set(['app_error', 'time_limit'])
/** An output that passed is not the model's where the source never names it, never loads it, or shows a placeholder. */
const disprovingRules: ReadonlySet<string> = new Set([staticEvidenceRules.modelReferenced, staticEvidenceRules.modelLoaded, staticEvidenceRules.noPlaceholder])

/** Both limits of a run have the verdict of time: what is paid for is time. */
const stoppedByLimit = { canceled: undefined, timed_out: 'the time of the run is over', over_budget: 'the budget of the run is spent' } as const

/** Seventeen verdicts of sixteen rows; the first that holds wins. Live facts come before written claims. */
export const gateRules: readonly GateRule[] = [
  { row: 1, verdict: 'canceled', match: ({ stopped }) => (stopped === 'canceled' ? 'the run was canceled' : undefined) },
  { row: 1, verdict: 'timed_out', match: ({ stopped }) => stoppedByLimit[stopped ?? 'canceled'] },
  { row: 2, verdict: 'agent_failed', match: ({ agent }) => matchAgent(agent) },
  { row: 3, verdict: 'unsafe_workspace', match: ({ guardFindings }) => guardFindings.find(({ passed }) => !passed)?.detail },
  { row: 4, verdict: 'space_create_failed', match: ({ space }) => matchSpace(space) },
  { row: 5, verdict: 'build_failed', match: ({ runtime }) => (runtime !== null && brokenBuildStages.has(runtime.stage) ? tellStage(runtime) : undefined) },
  { row: 6, verdict: 'runtime_failed', match: ({ runtime }) => matchRuntime(runtime) },
  { row: 7, verdict: 'full_inference_success', match: (facts) => (isGenerationProven(facts) ? 'live generation passed the output check' : undefined) },
  { row: 8, verdict: 'wrong_output', match: (facts) => matchWrongOutput(facts) },
  { row: 9, verdict: 'quota_blocked', match: ({ generation }) => matchOutcome(generation?.outcome, blockedOutcomes, 'the live call was refused') },
  { row: 10, verdict: 'generation_failed', match: ({ generation }) => matchOutcome(generation?.outcome, failedOutcomes, 'the live call failed') },
  { row: 11, verdict: 'manual_hardware_required', match: (facts) => matchHardware(facts) },
  { row: 12, verdict: 'technical_blocker', match: ({ blockers }) => matchBlockers(blockers) },
  {
    row: 13,
    verdict: 'full_inference_candidate_health_passed',
    match: (facts) => (isHealthy(facts) && hasStaticEvidence(facts) ? 'health passed and the source shows real inference, not yet called' : undefined),
  },
  { row: 14, verdict: 'safe_scaffold', match: (facts) => matchScaffold(facts) },
  { row: 15, verdict: 'health_only', match: (facts) => (isHealthy(facts) ? 'health passed, and nothing shows that the model runs' : undefined) },
  { row: 16, verdict: 'health_failed', match: () => 'health did not pass' },
]

/** A call of a model passed. */
export function isGenerationProven(facts: GateFacts): boolean {
  return (facts.hasModel ?? true) && isCallPassed(facts)
}

/** A call passed, with outputs, and nothing in the source says that they cannot be the model's, where one is meant. */
export function isCallPassed({ hasModel = true, generation, generationProblems, staticEvidence }: GateFacts): boolean {
  return generation?.outcome === 'passed' && generation.outputs.length > 0 && generationProblems.length === 0 && !(hasModel && staticEvidence.some(isDisproving))
}

export function isDisproving({ rule, passed }: { rule: string; passed: boolean }): boolean {
  return !passed && disprovingRules.has(rule)
}

function matchAgent(agent: GateFacts['agent']): string | undefined {
  if (agent === null) return undefined
  if (agent.outcome === 'failed') return `the agent failed: ${agent.detail}`
  return agent.hasUsableApp ? undefined : `the agent left no usable app.py: ${agent.detail}`
}

function matchSpace(space: GateFacts['space']): string | undefined {
  if (space === null || (space.isCreated && space.isUploaded)) return undefined
  const what = space.isCreated ? 'the upload failed' : 'the Space was not created'
  return space.failure === null ? what : `${what}: ${space.failure.message}`
}

function tellStage({ stage, errorMessage }: NonNullable<GateFacts['runtime']>): string {
  return errorMessage === null ? `the Space is in ${stage}` : `the Space is in ${stage}: ${errorMessage}`
}

function matchRuntime(runtime: GateFacts['runtime']): string | undefined {
  if (runtime === null) return undefined
  if (runtime.stage === 'RUNTIME_ERROR') return tellStage(runtime)
  if (runtime.isStartupOver) return `${tellStage(runtime)} when its time to start was over`
  if (runtime.expectedSha === null || runtime.sha === runtime.expectedSha) return undefined
  return `the Space runs commit ${runtime.sha ?? 'unknown'} in place of ${runtime.expectedSha}`
}

function matchWrongOutput(facts: GateFacts): string | undefined {
  const { hasModel = true, generation, generationProblems, staticEvidence } = facts
  if (generation?.outcome === 'wrong_output') return generationProblems[0] ?? 'the output is not what was expected'
  if (generation?.outcome !== 'passed') return undefined
  if (generationProblems[0] !== undefined) return generationProblems[0]
  if (generation.outputs.length === 0) return 'the call gave no output'
  const evidence = hasModel ? staticEvidence.find(isDisproving) : undefined
  return evidence === undefined ? undefined : `the output cannot be the model's: ${evidence.detail}`
}

function matchOutcome(outcome: GenerationOutcome | undefined, outcomes: ReadonlySet<GenerationOutcome>, text: string): string | undefined {
  return outcome !== undefined && outcomes.has(outcome) ? `${text}: ${outcome.replaceAll('_', ' ')}` : undefined
}

function matchHardware({ hardware, generation }: GateFacts): string | undefined {
  if (!hardware.needsGpu || generation !== null || isHardwareGranted(hardware)) return undefined
  const refusal = hardware.attempts.findLast(({ outcome }) => outcome !== 'granted' && outcome !== 'not_needed')
  return refusal === undefined ? 'a GPU is needed and none was granted' : `a GPU is needed and none was granted: ${refusal.reason}`
}

/** The last attempt decides: a grant may be followed by the Space running on something else. */
export function isHardwareGranted({ attempts }: Pick<GateFacts['hardware'], 'attempts'>): boolean {
  return attempts.at(-1)?.outcome === 'granted'
}

function matchBlockers(blockers: GateFacts['blockers']): string | undefined {
  if (blockers === null || blockers.problems.length > 0) return undefined
  const blocker = blockers.blockers.find(({ severity }) => severity === 'blocking')
  return blocker === undefined ? undefined : `${blocker.component}: ${blocker.description}`
}

/** Where no model was asked for, a call proves that the app does what it was written for. */
function matchScaffold(facts: GateFacts): string | undefined {
  if (!isHealthy(facts) || facts.mode !== 'safe-scaffold') return undefined
  if (facts.hasModel ?? true) return 'health passed, and no more was asked for'
  return isCallPassed(facts) ? 'the app answers as it was written to, and no model was asked for' : undefined
}

export function isHealthy({ health }: GateFacts): boolean {
  return health?.bodyOk === true
}

function hasStaticEvidence({ hasModel = true, staticEvidence, hardware }: GateFacts): boolean {
  return hasModel && isSourceProven(staticEvidence, hardware.requested)
}

/** Every rule of `staticEvidenceRules` that matters on the hardware was looked at, and holds. */
export function isSourceProven(staticEvidence: GateFacts['staticEvidence'], hardware: string | null): boolean {
  const { gpuDecorated, ...always } = staticEvidenceRules
  const needed = hardware === zeroGpuFlavor ? [...Object.values(always), gpuDecorated] : Object.values(always)
  return staticEvidence.every(({ passed }) => passed) && needed.every((name) => staticEvidence.some(({ rule }) => rule === name))
}
