import type { CheckResult, Expectations, Measures, Mesh } from '@naturalcad/contracts/part'
import { subShapes } from '../explore/sub-shapes.ts'
import { isEmpty, unwrapCompound } from '../explore/unwrap-compound.ts'
import { geometryError } from '../kernel/geometry-error.ts'
import { tessellate, meshTolerance, type MeshTolerance } from '../mesh/tessellate.ts'
import type { Shape } from '../shape/shape.ts'
import { writeStep } from '../step/write-step.ts'
import { checkGenus, checkMeshClosed, checkMeshVolume, genusOf, topologiesOf } from './check-mesh.ts'
import { checkLength, checkPathConnected } from './check-path.ts'
import { checkBoundingBox, checkShapeValid, checkSolids, checkVolume } from './check-shape.ts'
import { checkArea, checkInnerWires, checkSketchClosed } from './check-sketch.ts'
import { checkStepReadBack } from './check-step.ts'
import { measureShape } from './measures.ts'

export interface ProveOptions {
  expectations?: Expectations
  tolerance?: MeshTolerance
  /** The part's name in the STEP file. */
  name?: string
  /** Whether the mesh of a solid is to hold polylines of its edges, for a picture. @default true */
  edges?: boolean
}

export interface Proof {
  measures: Measures
  checks: CheckResult[]
}

export interface SolidProof extends Proof {
  /** Of the whole shape. */
  mesh: Mesh
  step: Uint8Array
}

/** Checks 1 to 6 of a part. Mesh and STEP file are those that were checked, so they need not be made again. */
export function proveSolid(shape: Shape, { expectations = {}, tolerance = {}, name = 'part', edges = true }: ProveOptions = {}): SolidProof {
  requireContent(shape)
  const full = meshTolerance(shape, tolerance)
  const measures = measureShape(shape, 'solid')
  const step = writeStep([{ shape, name }])
  const solids = subShapes(shape, 'solid')
  // A shape that is one solid, in a compound or not, has no other faces than that solid's.
  const isOneSolid = unwrapCompound(shape).type === 'solid'
  const meshes = solids.map((solid) => tessellate(solid, { ...full, edges: edges && isOneSolid }))
  const mesh = (isOneSolid ? meshes[0] : undefined) ?? tessellate(shape, { ...full, edges })
  const topologies = topologiesOf(meshes)
  const genus = genusOf(topologies)
  return {
    measures: { ...measures, triangles: mesh.triangles.length / 3, ...(genus === undefined ? {} : { genus }) },
    checks: [
      checkShapeValid(shape),
      checkVolume(measures, expectations),
      checkBoundingBox(measures, expectations),
      checkSolids(measures, expectations),
      checkMeshClosed(topologies),
      checkGenus(genus, expectations),
      checkMeshVolume({ shape, volume: measures.volume, meshes, topologies, deflection: full.linear }),
      checkStepReadBack(shape.kernel, step, measures),
    ],
    mesh,
    step,
  }
}

/** Of flat faces: valid, closed, area, holes, extents. */
export function proveSketch(shape: Shape, { expectations = {} }: ProveOptions = {}): Proof {
  requireContent(shape)
  const measures = measureShape(shape, 'sketch')
  return {
    measures,
    checks: [
      checkShapeValid(shape),
      checkSketchClosed(shape),
      checkArea(measures, expectations),
      checkInnerWires(shape, expectations),
      checkBoundingBox(measures, expectations),
    ],
  }
}

/** Of edges and wires: valid, connected, length, extents. */
export function provePath(shape: Shape, { expectations = {} }: ProveOptions = {}): Proof {
  requireContent(shape)
  const measures = measureShape(shape, 'path')
  return {
    measures,
    checks: [checkShapeValid(shape), checkPathConnected(shape), checkLength(measures, expectations), checkBoundingBox(measures, expectations)],
  }
}

function requireContent(shape: Shape): void {
  if (isEmpty(shape)) throw geometryError('validation', 'the shape is empty', 'check what was cut away, and that intersected shapes overlap')
}
