// Card
export { analyzeCard } from './card/analyze-card.ts'
export type { CardAnalysis, CardEvidence, CardWarning, LibraryName, LicenseKind, MemoryEstimate, ParametersSource } from './card/card-analysis.ts'
export { type CardHints, readCardHints } from './card/card-hints.ts'
export { type CardText, cleanCardText, fenceCardText } from './card/card-text.ts'
export { type ModelReference, parseModelReference } from './card/model-reference.ts'
export { isTaskName, outputKindByTask, type TaskName } from './card/output-kind.ts'

// Verdict
export { applyEvent } from './verdict/apply-event.ts'
export { decideGate } from './verdict/decide-gate.ts'
export { createFailure, failureTable } from './verdict/failure-table.ts'
export { findFailure } from './verdict/find-failure.ts'
export { type AgentFacts, type BlockersFacts, type GateFacts, type RuntimeFacts, staticEvidenceRules } from './verdict/gate-facts.ts'
