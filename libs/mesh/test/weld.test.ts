import { weldMesh, weldTolerance } from '@naturalcad/mesh'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boxMesh, sphereMesh } from './support/sample-meshes.ts'

test('joins the points of neighbouring faces and keeps the triangles', () => {
  const welded = weldMesh(boxMesh([4, 5, 6]))
  expect(welded.positions).toHaveLength(8 * 3)
  expect(welded.triangles).toHaveLength(12 * 3)
})

test('joins points up to the tolerance apart along each axis, wherever they lie, and none further', () => {
  const coordinate = fc.double({ min: -9000, max: 9000, noNaN: true })
  const share = fc.double({ min: -0.9, max: 0.9, noNaN: true })
  fc.assert(
    fc.property(fc.tuple(coordinate, coordinate, coordinate), fc.tuple(share, share, share), fc.nat(2), (at, shares, axis) => {
      const countWith = (offsets: readonly number[]) => {
        const near = at.map((value, index) => value + offsets[index]! * weldTolerance)
        return weldMesh({ positions: Float64Array.of(...at, ...near), triangles: new Uint32Array() }).positions.length / 3
      }
      expect(countWith(shares)).toBe(1)
      expect(countWith(shares.map((value, index) => (index === axis ? value + (value < 0 ? -1.2 : 1.2) : value)))).toBe(2)
    }),
    { numRuns: 1000 },
  )
})

test('joins across every border of its cells', () => {
  for (let step = -200; step <= 200; step += 1) {
    const x = step * weldTolerance
    const positions = Float64Array.of(x, x, x, x + 0.9 * weldTolerance, x, x - 0.9 * weldTolerance)
    expect(weldMesh({ positions, triangles: new Uint32Array() }).positions).toHaveLength(3)
  }
})

test('drops triangles that lose a corner by it', () => {
  const sphere = sphereMesh(10, 16, 24)
  expect(sphere.triangles).toHaveLength(16 * 24 * 2 * 3)
  expect(weldMesh(sphere).triangles).toHaveLength((16 - 1) * 24 * 2 * 3)
})

test('keeps the order, and the first of the points that it joins', () => {
  const positions = Float64Array.of(1, 2, 3, 0, 0, 0, 1 + 1e-6, 2, 3, 4, 0, 0)
  const welded = weldMesh({ positions, triangles: Uint32Array.of(3, 2, 1) })
  expect([...welded.positions]).toEqual([1, 2, 3, 0, 0, 0, 4, 0, 0])
  expect([...welded.triangles]).toEqual([2, 0, 1])
})

test('takes a tolerance of its own, and refuses none', () => {
  expect(weldMesh(boxMesh([0.5, 1, 1]), 0.6).positions).toHaveLength(4 * 3)
  for (const tolerance of [0, -1, NaN]) {
    expect(() => weldMesh(boxMesh([1, 1, 1]), tolerance)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  }
})
