import { isWatertight, meshTopology, weldMesh, type Triangles } from '@naturalcad/mesh'
import { expect, test } from 'vitest'
import { boxMesh, joinMeshes, ringMesh, sphereMesh } from './support/sample-meshes.ts'

const topologyOf = (mesh: Triangles) => meshTopology(weldMesh(mesh))
const box = boxMesh([4, 5, 6])
const ring = ringMesh(8, 14, 30)

test.each<[string, Triangles, number, number]>([
  ['a box', box, 0, 1],
  ['a sphere', sphereMesh(5), 0, 1],
  ['a ring', ring, 1, 1],
  ['a ring and a box apart', joinMeshes(ring, boxMesh([1, 1, 1], [50, 0, 0])), 1, 2],
  ['two rings', joinMeshes(ring, ringMesh(2, 4, 6)), 2, 2],
])('counts the through holes and shells of %s', (_name, mesh, genus, shells) => {
  const topology = topologyOf(mesh)
  expect(topology).toMatchObject({ genus, shells, openEdges: 0, flippedEdges: 0, sharedEdges: 0 })
  expect(isWatertight(topology)).toBe(true)
})

test('counts what a box has', () => {
  expect(topologyOf(box)).toMatchObject({ vertices: 8, edges: 18, triangles: 12, euler: 2 })
})

test('counts a mesh that is not welded as the faces that it is', () => {
  expect(meshTopology(box)).toMatchObject({ vertices: 24, shells: 6, openEdges: 24, genus: undefined })
})

test('sees a missing triangle by its three open edges', () => {
  const topology = topologyOf({ ...box, triangles: box.triangles.slice(3) })
  expect(topology).toMatchObject({ openEdges: 3, flippedEdges: 0, genus: undefined })
  expect(isWatertight(topology)).toBe(false)
})

test('sees a triangle that is inside out by its three flipped edges', () => {
  const [a = 0, b = 0, c = 0] = box.triangles
  const topology = topologyOf({ ...box, triangles: Uint32Array.of(b, a, c, ...box.triangles.slice(3)) })
  expect(topology).toMatchObject({ openEdges: 0, flippedEdges: 3, genus: undefined })
  expect(isWatertight(topology)).toBe(false)
})

test('sees a fin on an edge', () => {
  const fin = { positions: Float64Array.of(0, 0, 0, 4, 0, 0, 2, -1, -1), triangles: Uint32Array.of(0, 1, 2) }
  expect(topologyOf(joinMeshes(box, fin))).toMatchObject({ openEdges: 2, flippedEdges: 1 })
})

test('takes bodies that touch along an edge for watertight, but counts no holes of them', () => {
  const topology = topologyOf(joinMeshes(boxMesh([1, 1, 1]), boxMesh([1, 1, 1], [1, 1, 0])))
  expect(topology).toMatchObject({ openEdges: 0, flippedEdges: 0, sharedEdges: 1, shells: 1, genus: undefined })
  expect(isWatertight(topology)).toBe(true)
})

test('takes nothing for watertight', () => {
  expect(isWatertight(meshTopology({ positions: new Float64Array(), triangles: new Uint32Array() }))).toBe(false)
})
