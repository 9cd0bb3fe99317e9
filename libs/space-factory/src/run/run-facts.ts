import type { Evidence, Failure, GenerationResult, HardwareAttempt, HealthResult, OutputKind, RuntimeRecommendation } from '@naturalcad/contracts/factory'
import type { AgentUsage } from '../agent/agent.ts'
import type { CardAnalysis } from '../card/card-analysis.ts'
import type { SampleInput } from '../templates/app-parts.ts'
import type { AgentFacts, BlockersFacts, GateFacts, RuntimeFacts } from '../verdict/gate-facts.ts'
import type { WorkspaceFinding } from '../workspace/workspace.ts'

/**
 * What the steps of a run find out, by name. A step says which of them it needs and which it gives; all are plain data, since they are kept
 * in the journal and a resumed run goes on with them. What is large (texts, files) lies in the run's files.
 */
export interface RunFacts {
  /** What the Hub and the card say of the model; the text of the card is `diagnostics/card.md`. */
  analysis: CardAnalysis
  /** Of the model that an adapter was trained on; null where it is none, or names none. */
  baseModel: CardAnalysis | null
  recommendation: RuntimeRecommendation
  /** The app as it was written, in `generated/`. */
  workspace: WorkspaceFacts
  /** Null where a template wrote the app. */
  agent: (AgentFacts & { usage: AgentUsage; sandboxLevel: number | null }) | null
  /** `TECHNICAL_BLOCKERS.json` as it was left; null where there is none. */
  blockers: BlockersFacts | null
  guard: GuardFacts
  space: SpaceFacts
  upload: UploadFacts
  runtime: RuntimeFacts
  hardware: GateFacts['hardware'] & { attempts: HardwareAttempt[] }
  /** `url` of the app's own origin, from the Space's info. */
  app: { url: string }
  live: LiveFacts
  /** What the run log says of silent fall-backs. */
  runLog: Evidence[]
  /** Files that were written and read back, by a recipe whose aim that is. */
  readBack: { files: string[]; isEqual: boolean }
}

export type FactName = keyof RunFacts

export interface WorkspaceFacts {
  files: { path: string; bytes: number; sha256: string }[]
  /** What the guard cannot see any more in `generated/`, where no links, no unsafe paths and no secrets are kept: it counts with its own. */
  findings: WorkspaceFinding[]
  /** Slug of the hardware that it is written for. */
  hardware: string
  /** Variables that the Space is made with. */
  variables: Record<string, string>
  /** What the live call is: null where the app's own schema decides. */
  endpoint: string | null
  sampleInputs: SampleInput[] | null
  expected: OutputKind | null
  /** Text that a live answer must hold, where an edit promised it. */
  expectedText: string | null
  durationSeconds: number
}

export interface GuardFacts {
  /** What the workspace guard refused or warned of. */
  findings: Evidence[]
  /** What the source shows of real inference; empty where no model is meant or claimed. */
  staticEvidence: Evidence[]
  /** Endpoints whose function, by the source, gives what the model makes of its input; null where that is not asked. */
  provenEndpoints: string[] | null
}

export interface SpaceFacts {
  spaceId: string
  url: string
  settingsUrl: string
  /** Null where nothing failed. */
  failure: Failure | null
  isCreated: boolean
  /** This run, or an earlier one of the same request, made it; else it was there before, and is its owner's own business. */
  isOwn: boolean
  /** What was asked for with the call that made it. */
  requestedHardware: string | null
  attempts: HardwareAttempt[]
}

export interface UploadFacts {
  isUploaded: boolean
  failure: SpaceFacts['failure']
  commitSha: string | null
  fileCount: number
  bytes: number
  /** Nothing was sent, since the Space had these files already. */
  isUnchanged: boolean
}

export interface LiveFacts {
  health: HealthResult
  generation: GenerationResult | null
  problems: string[]
  /** What the app itself names in `/health` as the endpoint that reaches its model. */
  suggestedEndpoint: string | null
  /** The model that the app says it runs. */
  claimedModel: string | null
  /** Of each call that gave an answer. */
  latenciesMs: number[]
}
