// Agent
export type { Agent, AgentContext, AgentResult, AgentTask, AgentUsage } from './agent/agent.ts'
export { agentModelsAsOf, type AgentModel, findAgentModel } from './agent/agent-models.ts'
export { type BuildGoalFacts, writeBuildGoal } from './agent/goal/write-build-goal.ts'
export { type EditGoalFacts, writeEditGoal } from './agent/goal/write-edit-goal.ts'
export { type QuickstartGoalFacts, writeQuickstartGoal } from './agent/goal/write-quickstart-goal.ts'
export { writeRepairGoal } from './agent/goal/write-repair-goal.ts'
export { agentFloor, createPiAgent } from './agent/pi/create-pi-agent.ts'
export type { CreatePiAgentOptions } from './agent/pi/pi-options.ts'
export { findPi, type PiProgram, piVersion } from './agent/pi/find-pi.ts'
export { type RedactedTrace, redactTrace } from './agent/traces/redact-trace.ts'

// Blockers
export { findFirstError, type FirstError } from './blockers/find-first-error.ts'
export { findKnownErrors, type FoundError } from './blockers/find-known-errors.ts'
export { type BlockersJudgement, judgeBlockers } from './blockers/judge-blockers.ts'
export { type KnownError, knownErrors } from './blockers/known-errors.ts'

// Budget
export { type CostLine, type Costs, type CountedUse, sumCosts, type TimedUse } from './budget/cost-lines.ts'
export { type CostPlan, estimateCosts } from './budget/estimate-costs.ts'
export { type BudgetDecision, type BudgetFacts, judgeBudget } from './budget/judge-budget.ts'

// Card
export { analyzeCard } from './card/analyze-card.ts'
export type { CardAnalysis, CardEvidence, CardWarning, LibraryName, LicenseKind, MemoryEstimate, ParametersSource } from './card/card-analysis.ts'
export { type CardHints, readCardHints } from './card/card-hints.ts'
export { type CardText, cleanCardText, fenceCardText } from './card/card-text.ts'
export { type ModelReference, parseModelReference } from './card/model-reference.ts'
export { isTaskName, outputKindByTask, type TaskName } from './card/output-kind.ts'

// Hardware
export { findFlavor, type Flavor, flavors, flavorsAsOf, zeroGpuSizes } from './hardware/flavors.ts'
export { type HardwareAnswer, type HardwareDecision, judgeHardwareAnswer } from './hardware/judge-hardware-answer.ts'
export { judgeRuntimeHardware, type RuntimeHardware } from './hardware/judge-runtime-hardware.ts'
export { type HardwareChoice, type HardwarePlan, type HardwareWish, planHardware } from './hardware/plan-hardware.ts'
export { zeroGpuPythons, zeroGpuTorchVersions } from './hardware/zero-gpu-versions.ts'
export { type DurationRecommendation, type DurationSample, recommendDuration } from './hardware/recommend-duration.ts'

// Launcher
export { createSpaceFactory } from './launcher/create-space-factory.ts'
export type { CallOptions, LaunchPlan, RunSummary, RunView, SpaceFactory, SpaceFactoryOptions } from './launcher/space-factory.ts'

// Live
export { chooseEndpoint, type EndpointWish } from './live/choose-endpoint.ts'
export { chooseInputs, placeInputs, sampleTexts, varyInputs } from './live/choose-inputs.ts'
export { classifyGradioError, type GradioFailure } from './live/classify-gradio-error.ts'
export type { KeepOutput } from './live/collect-outputs.ts'
export { connectSpace, type SpaceConnection, type SpaceConnectionOptions } from './live/connect-space.ts'
export { type HealthAnswer, type HealthBody, type HealthJudgement, judgeHealth } from './live/judge-health.ts'
export { isSameOutput, judgeOutput, type OutputFile, type OutputValue, type Reply } from './live/judge-output.ts'
export { judgeRunLog } from './live/judge-run-log.ts'
export { ApiInfo, readApiInfo } from './live/read-api-info.ts'
export { type SniffedFile, sniffBytes } from './live/sniff-bytes.ts'
export { validateApp, type ValidateAppOptions, type ValidatedApp } from './live/validate-app.ts'

// Recipes
export { findRecipe } from './recipes/find-recipe.ts'
export { jobSecondsOf, longestJobSeconds } from './recipes/job-seconds.ts'
export { chooseMode, type RecipeDetails, recipeTable } from './recipes/recipe-table.ts'

// Recommend
export type { HardwareWishes } from './recommend/choose-hardware.ts'
export { hardwareLadder } from './recommend/hardware-ladder.ts'
export { recommend, type RecommendOptions } from './recommend/recommend.ts'

// Report
export { nextActionSentences, verdictSentences } from './report/verdict-words.ts'
export { type ReportFacts, writeReport } from './report/write-report.ts'

// Run
export { settleRun, type SettleRunOptions } from './run/end/settle-run.ts'
export { beginRun, type BeginRunOptions } from './run/journal/begin-run.ts'
export {
  createFactoryJournal,
  type FactoryJournal,
  type FactoryJournalOptions,
  followRun,
  type FollowRunOptions,
  type NewEvent,
  readRun,
  type ReadRunOptions,
} from './run/journal/factory-journal.ts'
export { reduceRun } from './run/journal/reduce-run.ts'
export type { RunEventData, RunEventType } from './run/journal/run-events.ts'
export type { FinishedStep, RunStory, RunUse } from './run/journal/run-story.ts'
export { type Recipe, recipe, type RecipeBuilder } from './run/recipe.ts'
export type { FactName, GuardFacts, LiveFacts, RunFacts, SpaceFacts, UploadFacts, WorkspaceFacts } from './run/run-facts.ts'
export type { RunFiles } from './run/run-files.ts'
export { runRecipe, type RunRecipeOptions } from './run/run-recipe.ts'
export { createStoreRunFiles, type StoreRunFilesOptions } from './run/store-run-files.ts'
export type { AnyStep, RepairNotes, Step, StepContext, StepOutcome, StepStop } from './run/step.ts'

// Sign-in
export { chooseScopes, type ChooseScopesOptions, type FactoryScope, findMissingScopes, type ScopeNeed, scopeNeeds, seedScopes, type SignInReach } from './sign-in/scopes.ts'
export { createTokenSource, type CreateTokenSourceOptions, type GetTokenOptions, type TokenSource } from './sign-in/token-source.ts'

// Steps, by name
export * as steps from './steps/steps.ts'

// Templates
export type { SampleInput } from './templates/app-parts.ts'
export { findTemplate, templateTasks } from './templates/find-template.ts'
export { generateSpace } from './templates/generate-space.ts'
export type { SampleFile } from './templates/sample-picture.ts'
export type { GeneratedSpace, GenerateSpaceOptions } from './templates/template-options.ts'

// Verdict
export { decideGate } from './verdict/decide-gate.ts'
export { createFailure, failureTable } from './verdict/failure-table.ts'
export { findFailure } from './verdict/find-failure.ts'
export { type AgentFacts, type BlockersFacts, type GateFacts, type RuntimeFacts, staticEvidenceRules } from './verdict/gate-facts.ts'

// Workspace
export { findStaticEvidence, type StaticEvidence, type StaticEvidenceOptions } from './workspace/static-evidence/find-static-evidence.ts'
export { checkWorkspace, type CheckWorkspaceOptions, type WorkspaceReport } from './workspace/check-workspace.ts'
export { readWorkspace } from './workspace/read-workspace.ts'
export { type WorkspaceEntry, type WorkspaceFinding, workspaceLimits, type WorkspaceLimits, type WorkspaceRuleId } from './workspace/workspace.ts'
