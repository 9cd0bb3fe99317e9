import { createHash } from 'node:crypto'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { PartRequest, type Manifest, type MakeOptions, type PartMaker, type PartRequestInput, type PartResult } from '@naturalcad/contracts/part'

export const runId = '4b8f1c9e-7a53-4d7e-9c55-0d3f1f6e2a10'
export const stepText = 'ISO-10303-21; a few bytes in place of a part'
export const scriptText = 'result = Box(10, 20, 30)\n'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const entry = (name: string, kind: 'step' | 'script', mediaType: string, text: string) => ({
  name,
  kind,
  mediaType,
  bytes: text.length,
  sha256: sha256(text),
})

export const manifest: Manifest = {
  schemaVersion: 1,
  generator: 'naturalcad',
  runId,
  created: '2026-01-02T03:04:05.000Z',
  scriptSha256: sha256(scriptText),
  files: [entry('part.step', 'step', 'model/step', stepText), entry('script.py', 'script', 'text/x-python', scriptText)],
}

export const result: PartResult = {
  job_id: runId,
  success: true,
  model: 'double@1',
  urls: {},
  prompt: 'box',
  generated_code: scriptText,
  report: {
    schemaVersion: 1,
    ok: true,
    measures: {
      kind: 'solid',
      volume: 6000,
      area: 2200,
      length: 240,
      boundingBox: { min: [-5, -10, -15], max: [5, 10, 15], size: [10, 20, 30] },
      centerOfMass: [0, 0, 0],
      solids: 1,
      faces: 6,
      edges: 12,
      vertices: 8,
      facesByType: { plane: 6 },
      genus: 0,
    },
    checks: [{ id: 'shape-valid', status: 'passed', message: 'the shape is valid' }],
  },
  assumptions: [],
  partial: false,
  leftover: [],
  recorded: true,
  manifest,
}

export interface PartMakerDouble extends PartMaker {
  /** Every request that got this far. */
  readonly requests: PartRequestInput[]
  /** Requests that are being made. */
  readonly running: Set<MakeOptions>
  /** Lets the running requests end with a part. */
  finish(): void
  /** Highest number of requests that were made at the same time. */
  readonly peak: number
}

export interface CreatePartMakerDoubleOptions {
  /** Each request runs until `finish`, or until it is canceled. */
  holds?: boolean
  fails?: unknown
}

/** Stands in for the engine: it makes nothing, gives one fixed part, and lets a test hold the requests in the middle. */
export function createPartMakerDouble({ holds = false, fails }: CreatePartMakerDoubleOptions = {}): PartMakerDouble {
  const requests: PartRequestInput[] = []
  const running = new Set<MakeOptions>()
  const waiting = new Set<() => void>()
  let peak = 0
  return {
    requests,
    running,
    get peak() {
      return peak
    },
    finish() {
      for (const end of waiting) end()
    },
    async make(request, options = {}) {
      requests.push(PartRequest.parse(request))
      running.add(options)
      peak = Math.max(peak, running.size)
      try {
        const at = '2026-01-02T03:04:05.000Z'
        options.onEvent?.({ type: 'state-changed', runId, at, state: 'running' })
        if (holds) await hold(waiting, options.signal)
        if (fails !== undefined) throw fails
        options.onEvent?.({ type: 'step-finished', runId, at, step: 'write', elapsedMs: 1 })
        return { ...result, prompt: request.prompt }
      } finally {
        running.delete(options)
      }
    },
    async openArtifact(id, name) {
      const text = { 'manifest.json': JSON.stringify(manifest), 'part.step': stepText, 'script.py': scriptText }[name]
      if (id !== runId || text === undefined) throw new NaturalCadError('NOT_FOUND', `run ${id} has no file ${name}`)
      return new Blob([text]).stream()
    },
    async close() {},
  }
}

function hold(waiting: Set<() => void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      waiting.delete(end)
      resolve()
    }
    waiting.add(end)
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}
