import { z } from 'zod'

/** A check without an expectation is `not-checked`, never passed. */
export const CheckStatus = z.enum(['passed', 'failed', 'not-checked'])
export type CheckStatus = z.infer<typeof CheckStatus>

/** The checks, by what they prove. Those of files are one a format. */
export const checkIds = [
  'shape-valid',
  'volume',
  'bounding-box',
  'solids',
  'mesh-closed',
  'genus',
  'mesh-volume',
  'step-read-back',
  'sketch-closed',
  'area',
  'inner-wires',
  'path-connected',
  'length',
  'file-step',
  'file-stl',
  'file-glb',
  'file-3mf',
  'file-svg',
  'file-dxf',
  'file-png',
] as const

const Measured = z.union([z.number(), z.string(), z.boolean(), z.array(z.number())])

export const CheckResult = z.object({
  id: z.enum(checkIds),
  status: CheckStatus,
  expected: Measured.optional(),
  actual: Measured.optional(),
  /** What was found, for people; on a failure also what to do. */
  message: z.string(),
})
export type CheckResult = z.infer<typeof CheckResult>
export type CheckId = CheckResult['id']

const Triple = z.tuple([z.number(), z.number(), z.number()])

/** What was measured of the shape, in millimetres and their powers. */
export const Measures = z.object({
  kind: z.enum(['solid', 'sketch', 'path']),
  volume: z.number(),
  area: z.number(),
  /** Sum of the lengths of all edges; of a path its length. */
  length: z.number(),
  boundingBox: z.object({ min: Triple, max: Triple, size: Triple }),
  centerOfMass: Triple,
  solids: z.number().int(),
  faces: z.number().int(),
  edges: z.number().int(),
  vertices: z.number().int(),
  /** How many faces of each surface type: `plane`, `cylinder`, `cone`, `sphere`, `torus`, `bspline`, … */
  facesByType: z.record(z.string(), z.number().int()),
  /** Through holes, from the mesh; absent for sketches and paths. */
  genus: z.number().int().optional(),
  triangles: z.number().int().optional(),
})
export type Measures = z.infer<typeof Measures>

/** The proof of a part: no check failed, and which were made. */
export const ValidationReport = z.object({
  schemaVersion: z.literal(1),
  ok: z.boolean(),
  measures: Measures,
  checks: z.array(CheckResult),
})
export type ValidationReport = z.infer<typeof ValidationReport>
