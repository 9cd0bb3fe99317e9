import type { CheckResult, Expectations, Measures, Mesh } from '@naturalcad/contracts/part'
import { meshTopology, meshVolume, type MeshTopology } from '../mesh/mesh-topology.ts'
import { compareCount } from './compare.ts'

/** Greatest relative difference of mesh and shape: a sphere meshed at 0.2 rad loses 0.5 %, a torus somewhat less. */
const greatestLoss = 0.015

/**
 * Check 4: each edge in exactly two triangles with opposite directions. One mesh a solid, since solids that touch would
 * share edges.
 */
export function checkMeshClosed(meshes: readonly Mesh[]): CheckResult & { topologies: MeshTopology[] } {
  const topologies = meshes.map(meshTopology)
  const badEdges = topologies.reduce((sum, { badEdges: bad }) => sum + bad, 0)
  const isClosed = badEdges === 0 && topologies.length > 0 && topologies.every(({ parts }) => parts > 0)
  const message = isClosed
    ? 'every edge of the mesh is in two triangles'
    : badEdges > 0
      ? `${badEdges} edges of the mesh are open, doubled or turned: the surface does not close`
      : 'the mesh is empty'
  return { id: 'mesh-closed', status: isClosed ? 'passed' : 'failed', expected: 0, actual: badEdges, message, topologies }
}

/** Through holes of all solids together, from the Euler characteristic. */
export function checkGenus(genus: number, { genus: expected }: Expectations): CheckResult {
  return compareCount('genus', 'through holes', genus, expected, 'check that each hole goes through, and that none meet')
}

/** Check 5: the triangles hold the volume that the shape has. */
export function checkMeshVolume(meshes: readonly Mesh[], { volume }: Measures): CheckResult {
  const actual = meshes.reduce((sum, mesh) => sum + meshVolume(mesh), 0)
  const isRight = Math.abs(actual - volume) <= greatestLoss * Math.abs(volume)
  const message = isRight ? `the mesh holds ${actual} mm³` : `the mesh holds ${actual} mm³ instead of about ${volume} mm³: faces are missing or turned`
  return { id: 'mesh-volume', status: isRight ? 'passed' : 'failed', expected: volume, actual, message }
}
