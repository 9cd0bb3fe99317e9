import { createHash } from 'node:crypto'
import type { MakeOptions, PartMaker, PartRequestInput, PartResult } from '@naturalcad/contracts/part'

export const runId = '4b8f1c9e-7a53-4d7e-9c55-0d3f1f6e2a10'
export const stepText = 'ISO-10303-21; a few bytes in place of a part'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A result as a server sends it, for a run whose one file is `stepText`. */
export function samplePart(changes: Partial<PartResult> = {}): PartResult {
  return {
    job_id: runId,
    success: true,
    model: 'planner@0.1.0',
    urls: {},
    prompt: 'box',
    generated_code: 'result = Box(10, 20, 30)\n',
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
      },
      checks: [{ id: 'shape-valid', status: 'passed', message: 'the shape is valid' }],
    },
    assumptions: [],
    partial: false,
    leftover: [],
    recorded: true,
    manifest: {
      schemaVersion: 1,
      generator: 'naturalcad',
      runId,
      created: '2026-01-02T03:04:05.000Z',
      scriptSha256: sha256('result = Box(10, 20, 30)\n'),
      files: [{ name: 'part.step', kind: 'step', mediaType: 'model/step', bytes: stepText.length, sha256: sha256(stepText) }],
    },
    ...changes,
  }
}

export interface LocalMakerDouble extends PartMaker {
  calls: { request: PartRequestInput; options: MakeOptions }[]
  closed: number
}

export const localRunId = '11111111-2222-4333-8444-555555555555'

/** Stands in for the local engine: gives one fixed part and remembers how it was asked. */
export function createLocalMakerDouble(): LocalMakerDouble {
  const double: LocalMakerDouble = {
    calls: [],
    closed: 0,
    async make(request, options = {}) {
      double.calls.push({ request, options })
      return samplePart({ job_id: localRunId, model: 'local' })
    },
    openArtifact: async (id, name) => new Blob([`${id}/${name}`]).stream(),
    async close() {
      double.closed += 1
    },
  }
  return double
}
