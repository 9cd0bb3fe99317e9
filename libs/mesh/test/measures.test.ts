import { assertTriangles, boxDiagonal, measureBox, meshArea, meshVolume, triangleNormal, type Triangles } from '@naturalcad/mesh'
import { expect, test } from 'vitest'
import { boxMesh, ringMesh, ringVolume } from './support/sample-meshes.ts'

const nothing: Triangles = { positions: new Float64Array(), triangles: new Uint32Array() }

test('volume and area of a box are exact, also far from the origin', () => {
  expect(meshVolume(boxMesh([4, 5, 6]))).toBeCloseTo(120, 12)
  expect(meshVolume(boxMesh([4, 5, 6], [9000, -9000, 9000]))).toBeCloseTo(120, 9)
  expect(meshArea(boxMesh([4, 5, 6]))).toBeCloseTo(148, 12)
})

test('volume of a ring is that of its polygons', () => {
  expect(meshVolume(ringMesh(8, 14, 30))).toBeCloseTo(ringVolume(8, 14, 30), 8)
})

test('volume is negative where triangles face inwards', () => {
  const box = boxMesh([4, 5, 6])
  expect(meshVolume({ ...box, triangles: box.triangles.toReversed() })).toBeCloseTo(-120, 12)
})

test('nothing has no volume and no area', () => {
  expect([meshVolume(nothing), meshArea(nothing)]).toEqual([0, 0])
})

test('a normal points outwards and is twice as long as the area', () => {
  const mesh = boxMesh([4, 5, 6])
  // The second face is the top.
  expect(triangleNormal(mesh, 6)).toEqual([0, 0, 20])
})

test('a box spans all points', () => {
  const box = measureBox(boxMesh([4, 5, 6], [-1, -2, -3]).positions)
  expect(box).toEqual({ min: [-1, -2, -3], max: [3, 3, 3] })
  expect(boxDiagonal(box)).toBeCloseTo(Math.hypot(4, 5, 6), 12)
  expect(measureBox(nothing.positions).min).toEqual([Infinity, Infinity, Infinity])
})

test.each<[string, Triangles]>([
  ['no triangles', { positions: new Float64Array(9), triangles: new Uint32Array() }],
  ['an index out of range', { positions: new Float64Array(9), triangles: Uint32Array.of(0, 1, 3) }],
  ['a coordinate that is no number', { positions: Float64Array.of(0, 0, 0, 1, 0, 0, 0, NaN, 0), triangles: Uint32Array.of(0, 1, 2) }],
  ['half a triangle', { positions: new Float64Array(9), triangles: Uint32Array.of(0, 1) }],
  ['half a point', { positions: new Float64Array(10), triangles: Uint32Array.of(0, 1, 2) }],
])('refuses a mesh with %s', (_name, mesh) => {
  expect(() => assertTriangles(mesh)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
})

test('accepts a mesh', () => {
  expect(() => assertTriangles(boxMesh([1, 1, 1]))).not.toThrow()
})
