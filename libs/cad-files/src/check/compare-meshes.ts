import type { Mesh } from '@naturalcad/contracts/part'
import { boxDiagonal, isWatertight, measureBox, meshArea, meshTopology, meshVolume, weldMesh, type Triangles } from '@naturalcad/mesh'
import type { GlbContents } from '../glb/read-glb.ts'
import { toSinglePrecision } from '../single-precision.ts'
import type { Comparison } from './comparison.ts'

/** Half a unit in the last place of a single-precision number, relative. */
const singlePrecision = 2 ** -24

/** Whether the triangles of a file are those of the mesh: number, closedness, volume and box. `rounding` is how the file keeps numbers. */
export function compareTriangles(read: Triangles, mesh: Mesh, rounding: 'single' | 'decimal'): Comparison {
  const wanted = rounding === 'single' ? toSinglePrecision(mesh) : weldMesh(mesh)
  const welded = weldMesh(read)
  const faults = [...compareBox(read.positions, mesh), ...compareVolume(welded, mesh)]
  const count = welded.triangles.length / 3
  if (count !== wanted.triangles.length / 3) faults.push(`it has ${count} triangles, not ${wanted.triangles.length / 3}`)
  const topology = meshTopology(welded)
  if (!isWatertight(topology)) faults.push(`it does not close: ${topology.openEdges} open edges, ${topology.flippedEdges} flipped`)
  return { found: describe(welded), faults }
}

/** A GLB keeps the faces apart, so that their normals stay: it is welded before it is judged. Its bounds must be those of its points, to the last bit. */
export function compareGlb(read: GlbContents, mesh: Mesh): Comparison {
  const { found, faults } = compareTriangles(read, mesh, 'single')
  const box = measureBox(read.positions)
  if (![...read.bounds.min, ...read.bounds.max].every((value, index) => value === [...box.min, ...box.max][index]))
    faults.push('its stated bounds are not those of its points')
  for (let at = 0; at < read.normals.length; at += 3) {
    if (Math.abs(Math.hypot(...read.normals.subarray(at, at + 3)) - 1) > 1e-4) {
      faults.push('a normal has not unit length')
      break
    }
  }
  return { found, faults }
}

function compareBox(positions: Float64Array, mesh: Mesh): string[] {
  const [read, wanted] = [measureBox(positions), measureBox(usedPositions(mesh))]
  const reach = Math.max(...[...wanted.min, ...wanted.max].map(Math.abs))
  // Welding may take either of two points that are a hundred-thousandth apart.
  const tolerance = 2e-5 + 2 * reach * singlePrecision
  const isNear = [...read.min, ...read.max].every((value, index) => Math.abs(value - ([...wanted.min, ...wanted.max][index] ?? NaN)) <= tolerance)
  return isNear ? [] : ['its bounding box is another']
}

function compareVolume(welded: Triangles, mesh: Mesh): string[] {
  const [read, wanted] = [meshVolume(welded), meshVolume(weldMesh(mesh))]
  // Every point may move by the rounding: the volume by no more than that times the area.
  const step = 2e-5 + boxDiagonal(measureBox(mesh.positions)) * singlePrecision * 2
  return Math.abs(read - wanted) <= meshArea(mesh) * step ? [] : [`its volume is ${read} mm³, not ${wanted}`]
}

/** Points that no triangle names are not written. */
function usedPositions({ positions, triangles }: Triangles): Float64Array {
  const used = new Float64Array(triangles.length * 3)
  triangles.forEach((index, at) => {
    for (let axis = 0; axis < 3; axis++) used[at * 3 + axis] = positions[index * 3 + axis] ?? 0
  })
  return used
}

function describe(triangles: Triangles): string {
  return `${triangles.triangles.length / 3} triangles, closed, ${Number(meshVolume(triangles).toPrecision(9))} mm³`
}
