export { Assumption } from './assumption.ts'
export type { Draft } from './draft.ts'
export type { Annotation, Drawing, DrawingData, DrawingLayer, Point2, Segment, Wire } from './drawing-data.ts'
export type { Execution, ExecutionFile, ExecutionJob } from './execution.ts'
export { Expectations } from './expectations.ts'
export { Manifest, ManifestEntry } from './manifest.ts'
export type { Mesh } from './mesh.ts'
export { ArtifactKind, FileFormat, fileNameByKind, formatsByOutputType, mediaTypeByKind, OutputType, PartMode } from './output-type.ts'
export type { MakeOptions, PartMaker } from './part-maker.ts'
export { PartReport } from './part-report.ts'
export { isTransitionLegal, PartState, partTransitions } from './part-state.ts'
export {
  LengthUnit,
  maxPromptCodePoints,
  maxScriptBytes,
  PartRequest,
  Prompt,
  ScriptRequest,
  type PartRequestInput,
  type ScriptRequestInput,
} from './request.ts'
export { FallbackReason, PartResult } from './result.ts'
export { PartStep, StepEvent } from './step-event.ts'
export { checkIds, CheckResult, CheckStatus, Measures, ValidationReport, type CheckId } from './validation-report.ts'
