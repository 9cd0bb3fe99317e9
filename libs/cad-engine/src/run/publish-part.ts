import type { Manifest, PartReport, PartRequest } from '@naturalcad/contracts/part'
import { toJsonBytes, type Artifact } from '../artifacts/manifest.ts'
import { storeArtifacts } from '../artifacts/run-artifacts.ts'
import { chooseFormats, type MadePart } from './make-part.ts'
import type { RunEnvironment } from './run-environment.ts'

interface Publication {
  runId: string
  request: PartRequest
  made: MadePart
  signal: AbortSignal
}

/** Every file of the part, its script and its report. */
export function publishPart(environment: RunEnvironment, { runId, request, made, signal }: Publication): Promise<Manifest> {
  const files = made.execution.files.map(({ format, bytes }) => ({ kind: format, bytes }))
  return store(environment, runId, [...files, ...toProof(environment, request, made)], made, signal)
}

/** Script and report of a part that was not proven; its files are not published. */
export async function publishProof(environment: RunEnvironment, { runId, request, known }: { runId: string; request: PartRequest; known: Partial<MadePart> }) {
  const { draft, guarded, execution } = known
  if (draft === undefined || guarded === undefined || execution === undefined) return
  const made = { draft, guarded, execution }
  await store(environment, runId, toProof(environment, request, made), made, new AbortController().signal)
}

function store(environment: RunEnvironment, runId: string, artifacts: Artifact[], made: MadePart, signal: AbortSignal): Promise<Manifest> {
  const created = environment.clock.now()
  const expires = created + environment.settings.retention.maxAgeDays * 86_400_000
  const options = { runId, created: new Date(created), expires: new Date(expires), scriptSha256: made.guarded.textHash }
  return storeArtifacts(environment.store, artifacts, options, signal)
}

function toProof(environment: RunEnvironment, request: PartRequest, { draft, execution }: MadePart): Artifact[] {
  const report: PartReport = {
    schemaVersion: 1,
    prompt: request.prompt,
    mode: request.mode,
    output_type: request.output_type,
    formats: [...chooseFormats(request)],
    writer: draft.writer,
    executor: environment.executor.name,
    family: draft.family,
    partial: draft.leftover.length > 0,
    leftover: draft.leftover,
    assumptions: draft.assumptions,
    ...(draft.expectations === undefined ? {} : { expectations: draft.expectations }),
    validation: execution.report,
    output: execution.output,
  }
  return [
    { kind: 'script', bytes: new TextEncoder().encode(draft.script) },
    { kind: 'report', bytes: toJsonBytes(report) },
  ]
}
