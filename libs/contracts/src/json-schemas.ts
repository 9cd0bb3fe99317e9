import { z } from 'zod'
import { Problem } from './errors/problem.ts'
import { TechnicalBlockers } from './factory/blockers.ts'
import { FactoryRequest } from './factory/factory-request.ts'
import { FactoryEvent, FactoryRun } from './factory/factory-run.ts'
import { FactoryTask } from './factory/factory-task.ts'
import { TargetSpace } from './factory/hardware-attempt.ts'
import { InferenceGate } from './factory/inference-gate.ts'
import { ApiSchema, LiveTestResult } from './factory/live-test.ts'
import { RuntimeRecommendation } from './factory/runtime-recommendation.ts'
import { Manifest } from './part/manifest.ts'
import { PartReport } from './part/part-report.ts'
import { PartRequest, ScriptRequest } from './part/request.ts'
import { PartResult } from './part/result.ts'
import { StepEvent } from './part/step-event.ts'
import { RunRecord } from './run/run-record.ts'
import { Settings } from './settings/settings.ts'

/** What crosses a process or lands on disk, by the name of its file under `schemas/`; requests as their senders write them. */
export const schemaByName = {
  'part-request': PartRequest,
  'script-request': ScriptRequest,
  'part-result': PartResult,
  'part-report': PartReport,
  manifest: Manifest,
  problem: Problem,
  'step-event': StepEvent,
  'run-record': RunRecord,
  settings: Settings,
  'factory-request': FactoryRequest,
  'factory-task': FactoryTask,
  'factory-run': FactoryRun,
  'factory-event': FactoryEvent,
  'target-space': TargetSpace,
  'api-schema': ApiSchema,
  'live-test-result': LiveTestResult,
  'inference-gate': InferenceGate,
  'technical-blockers': TechnicalBlockers,
  'runtime-recommendation': RuntimeRecommendation,
} as const satisfies Record<string, z.ZodType>

/** JSON Schema, draft 2020-12. */
export function toJsonSchema(name: keyof typeof schemaByName): Record<string, unknown> {
  return { ...z.toJSONSchema(schemaByName[name], { io: 'input', reused: 'inline' }), title: name }
}
