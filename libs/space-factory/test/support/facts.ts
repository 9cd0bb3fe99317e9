import type { Blocker, Evidence, GenerationResult, HealthResult } from '@naturalcad/contracts/factory'
import { type GateFacts, staticEvidenceRules } from '@naturalcad/space-factory'

export const sha = 'a'.repeat(40)
export const health: HealthResult = { url: 'https://ada-app.example/health', httpStatus: 200, contentType: 'application/json', bodyOk: true, latencyMs: 12, attempts: 1 }
export const generation: GenerationResult = {
  endpoint: '/generate',
  inputs: ['hello'],
  outcome: 'passed',
  latencyMs: 900,
  queueMs: null,
  outputs: [{ kind: 'text', mime: null, bytes: 11, sha256: null, sniffed: null, artifactPath: null }],
}
export const staticEvidence: Evidence[] = Object.values(staticEvidenceRules).map((rule) => ({ rule, passed: true, detail: rule, file: 'app.py', line: 3 }))
export const blocker: Blocker = {
  id: 'nvcc', category: 'dependency', component: 'longcat_video', description: 'its CUDA kernels need a compiler', evidence: 'nvcc: not found',
  alternativesTried: [], workaround: null, severity: 'blocking',
}

/** A run of which all is well, proven by a live call; `change` says what is not. */
export function facts(change: Partial<GateFacts> = {}): GateFacts {
  return {
    runId: '20260801-120000-abcdefgh',
    mode: 'full-inference-gated',
    stopped: null,
    agent: { outcome: 'finished', detail: 'it ended by itself', hasUsableApp: true, claim: null },
    guardFindings: [],
    space: { isCreated: true, isUploaded: true, failure: null },
    runtime: { stage: 'RUNNING', errorMessage: null, sha, expectedSha: sha, isStartupOver: false },
    health,
    generation,
    generationProblems: [],
    hardware: { needsGpu: true, requested: 'zero-a10g', current: 'zero-a10g', attempts: [{ flavor: 'zero-a10g', via: 'create', httpStatus: 200, outcome: 'granted', reason: 'it runs on zero-a10g' }] },
    blockers: null,
    staticEvidence,
    runLogEvidence: [],
    ...change,
  }
}
