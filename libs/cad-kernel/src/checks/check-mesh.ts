import type { CheckResult, Expectations, Mesh } from '@naturalcad/contracts/part'
import { isWatertight, meshTopology, meshVolume, weldMesh, type MeshTopology } from '@naturalcad/mesh'
import { subShapes } from '../explore/sub-shapes.ts'
import { areaOf } from '../measure/properties.ts'
import { surfaceType } from '../measure/surface.ts'
import type { Shape } from '../shape/shape.ts'
import { compareCount } from './compare.ts'
import { rounded } from './rounded.ts'

/** Greatest relative difference of mesh and shape: a sphere meshed at 0.2 rad loses 0.5 %, a torus somewhat less. */
const greatestLoss = 0.015
/** The same where a thin wall explains it: its volume is small beside what its curved faces lose. */
const greatestLossOfWalls = 0.1

/** Of meshes as `tessellate` gives them, one a solid: solids that touch would share edges. */
export function topologiesOf(meshes: readonly Mesh[]): MeshTopology[] {
  return meshes.map((mesh) => meshTopology(weldMesh(mesh)))
}

/** Check 4: each edge in exactly two triangles with opposite directions. */
export function checkMeshClosed(topologies: readonly MeshTopology[]): CheckResult {
  const id = 'mesh-closed'
  const sum = (key: Exclude<keyof MeshTopology, 'genus'>) => topologies.reduce((total, topology) => total + topology[key], 0)
  const [openEdges, flippedEdges, sharedEdges] = [sum('openEdges'), sum('flippedEdges'), sum('sharedEdges')]
  const actual = openEdges + flippedEdges + sharedEdges
  if (actual > 0) {
    const message =
      `the mesh does not close: ${openEdges} open edges, ${flippedEdges} flipped, ${sharedEdges} of more than two triangles: ` +
      'make the shape without faces that cross or touch'
    return { id, status: 'failed', expected: 0, actual, message }
  }
  if (topologies.length === 0 || topologies.some(({ triangles }) => triangles === 0))
    return { id, status: 'failed', expected: 0, actual, message: 'the mesh is empty: check what was cut away' }
  return { id, status: 'passed', expected: 0, actual, message: `${sum('triangles')} triangles close; shells: ${sum('shells')}` }
}

/** Through holes of all solids together, from the Euler characteristic; undefined where there is no mesh, or one does not close. */
export function genusOf(topologies: readonly MeshTopology[]): number | undefined {
  let sum = 0
  for (const { triangles, genus } of topologies) {
    if (triangles === 0 || genus === undefined) return undefined
    sum += genus
  }
  return topologies.length === 0 ? undefined : sum
}

/** Check 4, second part. */
export function checkGenus(genus: number | undefined, { genus: expected }: Expectations): CheckResult {
  if (genus !== undefined) return compareCount('genus', 'through holes', genus, expected, 'check that each hole goes through, and that none meet')
  const message = 'holes cannot be counted on a mesh that does not close'
  return { id: 'genus', status: 'failed', ...(expected === undefined ? {} : { expected }), message }
}

export interface MeshVolumeCheck {
  shape: Shape
  /** Of the shape, in mm³. */
  volume: number
  meshes: readonly Mesh[]
  /** Of the meshes: what does not close holds no volume. */
  topologies: readonly MeshTopology[]
  /** Greatest distance between meshes and shape in mm. */
  deflection: number
}

/** Check 5: the triangles hold the volume that the shape has. */
export function checkMeshVolume({ shape, volume, meshes, topologies, deflection }: MeshVolumeCheck): CheckResult {
  const id = 'mesh-volume'
  if (!topologies.every(isWatertight)) return { id, status: 'failed', expected: volume, message: 'a mesh that does not close holds no volume' }
  const actual = meshes.reduce((sum, mesh) => sum + meshVolume(mesh), 0)
  const difference = Math.abs(actual - volume)
  const isRight =
    actual > 0 && (difference <= greatestLoss * volume || difference <= Math.min(greatestLossOfWalls * volume, deflection * areaOfCurvedFaces(shape)))
  const found = `the mesh holds ${rounded(actual)} mm³, the shape ${rounded(volume)} mm³`
  if (isRight) return { id, status: 'passed', expected: volume, actual, message: found }
  return { id, status: 'failed', expected: volume, actual, message: `${found}: faces are turned, or the tolerance is too large for thin walls` }
}

/** Flat faces lose nothing, so only the others explain a difference. */
function areaOfCurvedFaces(shape: Shape): number {
  return subShapes(shape, 'face').reduce((sum, face) => sum + (surfaceType(face) === 'plane' ? 0 : areaOf(face)), 0)
}
