import {
  areaOf,
  chamferFace,
  curveType,
  edgeEnds,
  filletFace,
  filletWire,
  isValid,
  lengthOfCurve,
  loadKernel,
  makeFace,
  makeLine,
  makePolyline,
  makeSpline,
  makeThreePointArc,
  makeWire,
  chamferWire,
  curveGeometry,
  pointOf,
  reversed,
  subShapes,
  surfaceAtShares,
  type Shape,
} from '@naturalcad/cad-kernel'
import { expect, test } from 'vitest'
import { rectangle } from './support/profiles.ts'
import { errorOf } from './support/thrown.ts'

const kernel = await loadKernel()
const square = makeFace(rectangle(kernel, 20, 20))
const corners = subShapes(square, 'vertex')

test('rounds all corners with true arcs', () => {
  const rounded = filletFace(square, corners, 3)
  expect(areaOf(rounded)).toBeCloseTo(400 - (4 - Math.PI) * 9, 9)
  const arcs = subShapes(rounded, 'edge').map(curveGeometry).filter((curve) => curve.type === 'circle')
  expect(arcs.map((arc) => arc.radius)).toEqual([3, 3, 3, 3])
})

test('rounds until nothing of the sides is left, and no further', () => {
  const disc = filletFace(square, corners, 10)
  expect(areaOf(disc)).toBeCloseTo(100 * Math.PI, 8)
  expect(subShapes(disc, 'edge')).toHaveLength(4)
  expect(errorOf(() => filletFace(square, corners, 10.001))).toMatchObject({ code: 'SCRIPT_FAILED', details: { operation: 'fillet' } })
})

test('rounds between a line and an arc, and between splines, tangentially', () => {
  const halfDisc = makeWire([makeLine(kernel, [0, 0, 0], [20, 0, 0]), makeThreePointArc(kernel, [20, 0, 0], [10, 10, 0], [0, 0, 0])])
  const leaf = makeWire([makeSpline(kernel, [[0, 0, 0], [5, -3, 0], [10, 0, 0]]), makeSpline(kernel, [[10, 0, 0], [5, 4, 0], [0, 0, 0]])])
  for (const wire of [halfDisc, leaf]) {
    const rounded = makeFace(filletWire(wire, subShapes(wire, 'vertex'), 0.5))
    expect(subShapes(rounded, 'edge')).toHaveLength(4)
    expect(isValid(rounded)).toBe(true)
    expect(areaOf(rounded)).toBeLessThan(areaOf(makeFace(wire)))
  }
})

test('rounds corners of holes outwards, and keeps the side of the face', () => {
  const holed = makeFace(rectangle(kernel, 20, 20), [rectangle(kernel, 6, 6)])
  for (const face of [holed, reversed(holed)]) {
    const inner = subShapes(face, 'vertex').filter((vertex) => Math.abs(pointOf(vertex)[0]) < 4)
    const rounded = filletFace(face, inner, 1)
    expect(areaOf(rounded)).toBeCloseTo(400 - 36 + (4 - Math.PI), 9)
    expect(surfaceAtShares(rounded).normal[2]).toBeCloseTo(surfaceAtShares(face).normal[2], 9)
  }
})

test('bevels with two lengths, the first on the given edge', () => {
  const wire = makePolyline(kernel, [[0, 0, 0], [20, 0, 0], [20, 10, 0], [0, 10, 0]], { closed: true })
  const origin = subShapes(wire, 'vertex').find((vertex) => pointOf(vertex).every((value) => value === 0))!
  const lengths = (bevelled: Shape) => subShapes(bevelled, 'edge').map(lengthOfCurve).sort((a, b) => a - b)
  for (const edge of subShapes(wire, 'edge').filter((each) => Object.values(edgeEnds(each)).some((end) => end.every((value) => value === 0)))) {
    const own = lengthOfCurve(edge)
    const expected = [Math.hypot(2, 5), own - 2, (own === 20 ? 10 : 20) - 5, 10, 20].sort((a, b) => a - b)
    lengths(chamferWire(wire, [origin], 2, { length2: 5, edge })).forEach((length, index) => expect(length).toBeCloseTo(expected[index]!, 9))
  }
  const far = subShapes(wire, 'edge').find((each) => Object.values(edgeEnds(each)).every((end) => end.some((value) => value !== 0)))!
  expect(errorOf(() => chamferWire(wire, [origin], 2, { edge: far })).code).toBe('INVALID_REQUEST')
})

test('bevels all corners of a face, as far as the sides reach', () => {
  expect(areaOf(chamferFace(square, corners, 2))).toBeCloseTo(400 - 8, 9)
  expect(errorOf(() => chamferFace(square, corners, 11)).code).toBe('SCRIPT_FAILED')
})

test('rounds a corner of an open wire in space', () => {
  const bend = makePolyline(kernel, [[0, 0, 0], [10, 0, 0], [10, 0, 10]])
  const corner = subShapes(bend, 'vertex').filter((vertex) => pointOf(vertex)[0] === 10 && pointOf(vertex)[2] === 0)
  const rounded = filletWire(bend, corner, 2)
  expect(lengthOfCurve(rounded)).toBeCloseTo(16 + Math.PI, 10)
  expect(subShapes(rounded, 'edge').map(curveType)).toEqual(['line', 'circle', 'line'])
})

test('refuses what is no corner', () => {
  const bend = makePolyline(kernel, [[0, 0, 0], [5, 0, 0], [10, 0, 0], [10, 10, 0]])
  const [end, straight] = subShapes(bend, 'vertex')
  expect(errorOf(() => filletWire(bend, [end!], 1)).code).toBe('INVALID_REQUEST')
  expect(errorOf(() => filletWire(bend, [straight!], 1)).details['reason']).toBe('the edges are tangent to each other there')
  expect(errorOf(() => filletFace(square, subShapes(bend, 'vertex'), 1)).code).toBe('INVALID_REQUEST')
  expect(errorOf(() => filletFace(square, [], 1)).code).toBe('INVALID_REQUEST')
})
