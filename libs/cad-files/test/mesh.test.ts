import { checkMesh, meshArea, meshTopology, meshVolume, weldMesh, weldTolerance, type MeshExpectations, type Triangles } from '@naturalcad/cad-files'
import type { CheckResult } from '@naturalcad/contracts/part'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boxMesh, joinMeshes, ringMesh, ringVolume, sphereMesh } from './sample-meshes.ts'

describe('welding', () => {
  test('joins the points of neighbouring faces and keeps the triangles', () => {
    const welded = weldMesh(boxMesh([4, 5, 6]))
    expect(welded.positions).toHaveLength(8 * 3)
    expect(welded.triangles).toHaveLength(12 * 3)
  })

  test('joins points up to the tolerance apart, wherever the grid lies, and none further', () => {
    fc.assert(
      fc.property(fc.double({ min: -9000, max: 9000, noNaN: true }), fc.double({ min: -0.9, max: 0.9, noNaN: true }), (at, share) => {
        const count = (x: number) =>
          weldMesh({ positions: Float64Array.of(at, at, at, x, at, at), triangles: new Uint32Array() }).positions.length / 3
        expect(count(at + share * weldTolerance)).toBe(1)
        expect(count(at + (share < 0 ? share - 1.2 : share + 1.2) * weldTolerance)).toBe(2)
      }),
    )
  })

  test('drops triangles that lose a corner by it', () => {
    const sphere = sphereMesh(10, 16, 24)
    expect(sphere.triangles).toHaveLength(16 * 24 * 2 * 3)
    expect(weldMesh(sphere).triangles).toHaveLength((16 - 1) * 24 * 2 * 3)
  })
})

describe('measures', () => {
  test('of a box are exact, also far from the origin', () => {
    expect(meshVolume(boxMesh([4, 5, 6]))).toBeCloseTo(120, 12)
    expect(meshVolume(boxMesh([4, 5, 6], [9000, -9000, 9000]))).toBeCloseTo(120, 9)
    expect(meshArea(boxMesh([4, 5, 6]))).toBeCloseTo(148, 12)
  })

  test('of a ring are those of its polygons', () => {
    expect(meshVolume(ringMesh(8, 14, 30))).toBeCloseTo(ringVolume(8, 14, 30), 8)
  })

  test.each<[string, Triangles, number, number]>([
    ['a box', boxMesh([1, 2, 3]), 0, 1],
    ['a sphere', sphereMesh(5), 0, 1],
    ['a ring', ringMesh(8, 14, 30), 1, 1],
    ['a ring and a box apart', joinMeshes(ringMesh(8, 14, 30), boxMesh([1, 1, 1], [50, 0, 0])), 1, 2],
    ['two rings', joinMeshes(ringMesh(8, 14, 30), ringMesh(2, 4, 6)), 2, 2],
  ])('count the through holes and shells of %s', (_name, mesh, genus, shells) => {
    expect(meshTopology(weldMesh(mesh))).toMatchObject({ genus, shells, openEdges: 0, flippedEdges: 0, sharedEdges: 0 })
  })
})

describe('the checks of a mesh', () => {
  const status = (mesh: Triangles, expectations: MeshExpectations) =>
    Object.fromEntries(checkMesh(mesh, expectations).map((check: CheckResult) => [check.id, check.status]))
  const box = boxMesh([4, 5, 6])
  const ring = ringMesh(8, 14, 30)

  test('pass for what was expected', () => {
    expect(status(ring, { genus: 1, volume: Math.PI * (14 ** 2 - 8 ** 2) * 30 })).toEqual({
      'mesh-closed': 'passed',
      genus: 'passed',
      'mesh-volume': 'passed',
    })
  })

  test('say not-checked where nothing was expected, with what was measured', () => {
    expect(checkMesh(box, {})).toMatchObject([
      { id: 'mesh-closed', status: 'passed' },
      { id: 'genus', status: 'not-checked', actual: 0 },
      { id: 'mesh-volume', status: 'not-checked', actual: expect.closeTo(120, 9) },
    ])
  })

  test('fail for a missing triangle', () => {
    const open = { ...box, triangles: box.triangles.slice(3) }
    expect(status(open, { genus: 0, volume: 120 })).toEqual({ 'mesh-closed': 'failed', genus: 'failed', 'mesh-volume': 'failed' })
    expect(checkMesh(open, {})[0]?.message).toContain('3 open edges')
  })

  test('fail for a triangle that is inside out', () => {
    const [a = 0, b = 0, c = 0] = box.triangles
    const flipped = { ...box, triangles: Uint32Array.of(b, a, c, ...box.triangles.slice(3)) }
    expect(status(flipped, {})['mesh-closed']).toBe('failed')
    expect(checkMesh(flipped, {})[0]?.message).toContain('3 flipped')
  })

  test('fail for a mesh that is inside out as a whole', () => {
    expect(status({ ...box, triangles: box.triangles.toReversed() }, { volume: 120 })).toMatchObject({
      'mesh-closed': 'passed',
      'mesh-volume': 'failed',
    })
  })

  test('fail for two bodies that touch along an edge, unless several solids are expected', () => {
    const touching = joinMeshes(boxMesh([1, 1, 1]), boxMesh([1, 1, 1], [1, 1, 0]))
    expect(status(touching, {})['mesh-closed']).toBe('failed')
    expect(status(touching, { solids: 2, volume: 2 })).toMatchObject({ 'mesh-closed': 'passed', 'mesh-volume': 'passed' })
  })

  test.each([
    [0, 'failed'],
    [1, 'passed'],
    [2, 'failed'],
  ])('with %i holes expected of a ring: %s', (genus, expected) => {
    expect(status(ring, { genus }).genus).toBe(expected)
  })

  test.each<[MeshExpectations, string]>([
    [{ volume: 121.2 }, 'passed'],
    [{ volume: 121.3 }, 'failed'],
    [{ volume: 118.8 }, 'failed'],
    [{ volume: 119, volumeTolerance: 0.001 }, 'failed'],
    [{ volume: 119, volumeTolerance: 0.001, deflection: 0.007 }, 'passed'],
  ])('with %j: %s', (expectations, expected) => {
    expect(status(box, expectations)['mesh-volume']).toBe(expected)
  })

  test.each<[string, Triangles]>([
    ['no triangles', { positions: new Float64Array(9), triangles: new Uint32Array() }],
    ['an index out of range', { positions: new Float64Array(9), triangles: Uint32Array.of(0, 1, 3) }],
    ['a coordinate that is no number', { positions: Float64Array.of(0, 0, 0, 1, 0, 0, 0, NaN, 0), triangles: Uint32Array.of(0, 1, 2) }],
    ['half a triangle', { positions: new Float64Array(9), triangles: Uint32Array.of(0, 1) }],
    ['half a point', { positions: new Float64Array(10), triangles: Uint32Array.of(0, 1, 2) }],
  ])('refuse a mesh with %s', (_name, mesh) => {
    expect(() => checkMesh(mesh, {})).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  })
})
