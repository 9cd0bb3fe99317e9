import type { FallbackReason, Manifest, PartRequest, PartResult } from '@naturalcad/contracts/part'
import type { Recorded } from '../record/write-record.ts'
import type { MadePart } from './make-part.ts'
import type { RunEnvironment } from './run-environment.ts'

interface FinishedRun {
  runId: string
  request: PartRequest
  made: MadePart
  manifest: Manifest
  recorded: Recorded
  fallback: FallbackReason | undefined
}

export function toResult(environment: RunEnvironment, { runId, request, made, manifest, recorded, fallback }: FinishedRun): PartResult {
  const { draft, execution } = made
  const urls: PartResult['urls'] = {}
  for (const { kind, name } of manifest.files) {
    const url = environment.addressOf(runId, name)
    if (url !== undefined) urls[kind] = url
  }
  return {
    job_id: runId,
    success: true,
    model: draft.writer,
    urls,
    prompt: request.prompt,
    generated_code: draft.script,
    report: execution.report,
    assumptions: draft.assumptions,
    partial: draft.leftover.length > 0,
    leftover: draft.leftover,
    recorded: recorded.ok,
    ...(recorded.ok ? {} : { record_error: recorded.reason }),
    ...(fallback === undefined ? {} : { fallback }),
    manifest,
  }
}
