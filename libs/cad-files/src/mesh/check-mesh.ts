import type { CheckResult, Mesh } from '@naturalcad/contracts/part'
import { countOf } from '../count-of.ts'
import { meshArea, meshVolume } from './mesh-measures.ts'
import { meshTopology, type MeshTopology } from './mesh-topology.ts'
import { assertTriangles, type Triangles } from './triangles.ts'
import { weldMesh } from './weld-mesh.ts'

export interface MeshExpectations {
  /** Of the shape itself, in mm³. */
  volume?: number | undefined
  /** Through holes of all solids together. */
  genus?: number | undefined
  /** With more than one, solids may touch along edges. @default 1 */
  solids?: number | undefined
  /** Greatest distance between mesh and shape in millimetres; widens the tolerance of thin parts. @default 0 */
  deflection?: number | undefined
  /** Relative; 0.2 rad of angular deflection make 0.5 % of a sphere. @default 0.01 */
  volumeTolerance?: number | undefined
}

/** Proves a mesh: `mesh-closed`, `genus` and `mesh-volume`, in this order. */
export function checkMesh(mesh: Mesh | Triangles, expectations: MeshExpectations): CheckResult[] {
  assertTriangles(mesh)
  const welded = weldMesh(mesh)
  const topology = meshTopology(welded)
  return [checkClosed(topology, expectations), checkGenus(topology, expectations), checkVolume(welded, topology, expectations)]
}

function checkClosed(topology: MeshTopology, { solids = 1 }: MeshExpectations): CheckResult {
  const { openEdges, flippedEdges, sharedEdges, triangles, shells } = topology
  const mayTouch = solids > 1
  const isClosed = isWatertight(topology) && (mayTouch || sharedEdges === 0)
  const message = isClosed
    ? `${triangles} triangles close in ${countOf(shells, 'shell')}`
    : `${openEdges} open edges, ${flippedEdges} flipped, ${sharedEdges} shared by more than two triangles; make the shape again without faces that cross or touch`
  return {
    id: 'mesh-closed',
    status: isClosed ? 'passed' : 'failed',
    expected: 0,
    actual: openEdges + flippedEdges + (mayTouch ? 0 : sharedEdges),
    message,
  }
}

function checkGenus({ genus, euler, shells }: MeshTopology, expectations: MeshExpectations): CheckResult {
  const measured = genus === undefined ? {} : { actual: genus }
  if (expectations.genus === undefined)
    return { id: 'genus', status: 'not-checked', ...measured, message: genus === undefined ? 'not a closed surface' : countOf(genus, 'through hole') }
  const isEqual = genus === expectations.genus
  const found =
    genus === undefined
      ? 'the surface is not closed, so its holes cannot be counted'
      : `${countOf(genus, 'through hole')} (${countOf(shells, 'shell')}, Euler characteristic ${euler})`
  return {
    id: 'genus',
    status: isEqual ? 'passed' : 'failed',
    expected: expectations.genus,
    ...measured,
    message: isEqual ? found : `${found}; ${expectations.genus} expected: check that each hole goes through and none overlap`,
  }
}

function checkVolume(welded: Triangles, topology: MeshTopology, { volume, deflection = 0, volumeTolerance = 0.01 }: MeshExpectations): CheckResult {
  const actual = meshVolume(welded)
  if (volume === undefined) return { id: 'mesh-volume', status: 'not-checked', actual, message: `${format(actual)} mm³` }
  const allowed = Math.max(volumeTolerance * volume, deflection * meshArea(welded))
  const isClose = isWatertight(topology) && actual > 0 && Math.abs(actual - volume) <= allowed
  const message = `${format(actual)} mm³, the shape has ${format(volume)} mm³`
  return {
    id: 'mesh-volume',
    status: isClose ? 'passed' : 'failed',
    expected: volume,
    actual,
    message: isClose ? message : `${message}; use a smaller tolerance, or check the shape for faces that are missing or inside out`,
  }
}

/** Touching shells are watertight: each of their edges has as many triangles on one side as on the other. */
export function isWatertight({ openEdges, flippedEdges }: MeshTopology): boolean {
  return openEdges + flippedEdges === 0
}

function format(value: number): string {
  return String(Number(value.toPrecision(9)))
}
