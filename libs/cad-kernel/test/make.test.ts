import {
  areaOf,
  connectEdges,
  curveGeometry,
  edgeEnds,
  frameAt,
  isClosed,
  isValid,
  lengthOfCurve,
  loadKernel,
  makeBezier,
  makeBox,
  makeCircularArc,
  makeCompound,
  makeCone,
  makeEllipticalArc,
  makeFace,
  makeFilledFace,
  makeHelix,
  makeLine,
  makePolyline,
  makeShell,
  makeSolid,
  makeSphere,
  makeSpline,
  makeTangentArc,
  makeThreePointArc,
  makeTorus,
  makeWedge,
  makeWire,
  orderedEdges,
  pointAt,
  reversed,
  sewFaces,
  subShapes,
  surfaceAtShares,
  topLevelShapes,
  volumeOf,
  worldFrame,
} from '@naturalcad/cad-kernel'
import { expect, test } from 'vitest'
import { circle, rectangle } from './support/profiles.ts'
import { errorOf } from './support/thrown.ts'

const kernel = await loadKernel()

test('draws an arc from start to end angle, either way round', () => {
  const quarter = makeCircularArc(kernel, worldFrame, 2, { startAngle: 0, endAngle: 90 })
  expect(lengthOfCurve(quarter)).toBeCloseTo(Math.PI, 12)
  const clockwise = makeCircularArc(kernel, worldFrame, 2, { startAngle: 90, endAngle: 0, clockwise: true })
  expect(lengthOfCurve(clockwise)).toBeCloseTo(Math.PI, 12)
  expect(edgeEnds(clockwise).start[1]).toBeCloseTo(2, 12)
})

test('draws arcs through three points and along a tangent', () => {
  expect(curveGeometry(makeThreePointArc(kernel, [1, 0, 0], [0, 1, 0], [-1, 0, 0]))).toMatchObject({ type: 'circle', radius: 1 })
  const arc = makeTangentArc(kernel, [0, 0, 0], [1, 0, 0], [2, 2, 0])
  expect(curveGeometry(arc)).toMatchObject({ type: 'circle', radius: 2 })
})

test('draws part of a tall ellipse as of a wide one', () => {
  const { start, end } = edgeEnds(makeEllipticalArc(kernel, worldFrame, 2, 5, { startAngle: 0, endAngle: 90 }))
  expect(start[0]).toBeCloseTo(2, 12)
  expect(end[1]).toBeCloseTo(5, 12)
})

test('passes a spline through its points', () => {
  const spline = makeSpline(kernel, [[0, 0, 0], [1, 2, 0], [4, 0, 1]])
  expect(edgeEnds(spline)).toEqual({ start: [0, 0, 0], end: [4, 0, 1] })
})

test('makes a Bézier curve, rational with weights', () => {
  const circleArc = makeBezier(kernel, [[1, 0, 0], [1, 1, 0], [0, 1, 0]], [1, Math.SQRT1_2, 1])
  expect(lengthOfCurve(circleArc)).toBeCloseTo(Math.PI / 2, 10)
})

test('winds a helix of the exact length, left and right and on a cone', () => {
  const turns = 3
  const exact = turns * Math.hypot(2 * Math.PI * 5, 4)
  for (const leftHanded of [false, true]) {
    const helix = makeHelix(kernel, worldFrame, { pitch: 4, height: 12, radius: 5, leftHanded })
    expect(lengthOfCurve(helix)).toBeCloseTo(exact, 5)
    expect(Math.sign(pointAt(helix, 0.05)[1])).toBe(leftHanded ? -1 : 1)
  }
  const { end } = edgeEnds(makeHelix(kernel, worldFrame, { pitch: 4, height: 12, radius: 5, coneAngle: 10 }))
  expect(end[2]).toBeCloseTo(12, 8)
  expect(Math.hypot(end[0], end[1])).toBeCloseTo(5 + 12 * Math.tan(Math.PI / 18), 8)
})

test('joins edges given in any order and direction into one wire', () => {
  const wire = makeWire([makeLine(kernel, [1, 1, 0], [0, 0, 0]), makeLine(kernel, [2, 0, 0], [0, 0, 0]), makeLine(kernel, [1, 1, 0], [2, 0, 0])])
  expect(isClosed(wire)).toBe(true)
  const edges = orderedEdges(wire)
  edges.forEach((edge, index) => {
    const next = edgeEnds(edges[(index + 1) % edges.length]!).start
    edgeEnds(edge).end.forEach((value, axis) => expect(value).toBeCloseTo(next[axis]!, 12))
  })
})

test('refuses edges in two pieces where one wire is asked for, and makes two where several may be', () => {
  const edges = [makeLine(kernel, [0, 0, 0], [1, 0, 0]), makeLine(kernel, [5, 0, 0], [6, 0, 0]), makeLine(kernel, [1, 0, 0], [1, 1, 0])]
  expect(errorOf(() => makeWire(edges))).toMatchObject({ code: 'SCRIPT_FAILED', details: { operation: 'wire', reason: 'the edges are not connected' } })
  expect(connectEdges(edges).map(lengthOfCurve)).toEqual([2, 1])
})

test('takes holes out of a face whichever way round they run', () => {
  const hole = circle(kernel, 2)
  for (const inner of [hole, reversed(hole)]) {
    const face = makeFace(rectangle(kernel, 10, 10), [inner])
    expect(areaOf(face)).toBeCloseTo(100 - 4 * Math.PI, 10)
    expect(isValid(face)).toBe(true)
  }
})

test('makes a sound face of a reversed outline', () => {
  const face = makeFace(reversed(rectangle(kernel, 10, 10)))
  expect(areaOf(face)).toBeCloseTo(100, 10)
  expect(isValid(face)).toBe(true)
  expect(Math.abs(surfaceAtShares(face).normal[2])).toBe(1)
})

test.each([
  ['an open outline', () => makeFace(makePolyline(kernel, [[0, 0, 0], [1, 0, 0], [1, 1, 0]])), 'a wire is open'],
  ['an outline that is not flat', () => makeFace(makePolyline(kernel, [[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 1]], { closed: true })), 'the wires do not bound a planar face'],
  ['an arc through a line', () => makeThreePointArc(kernel, [0, 0, 0], [1, 0, 0], [2, 0, 0]), 'no circle passes there'],
])('refuses %s', (_, work, reason) => {
  expect(errorOf(work)).toMatchObject({ code: 'SCRIPT_FAILED', details: { reason } })
  expect(kernel.isBroken).toBe(false)
})

test.each([
  ['a box without height', () => makeBox(kernel, worldFrame, 1, 1, 0)],
  ['a negative radius', () => makeSphere(kernel, worldFrame, -1)],
  ['a radius that is not a number', () => makeSphere(kernel, worldFrame, NaN)],
  ['an endless torus', () => makeTorus(kernel, worldFrame, Infinity, 1)],
  ['a cone of two points', () => makeCone(kernel, worldFrame, 0, 0, 1)],
  ['a line of one point', () => makeLine(kernel, [1, 1, 1], [1, 1, 1])],
  ['a wire of nothing', () => makeWire([])],
  ['a spline of one point', () => makeSpline(kernel, [[0, 0, 0]])],
  ['too few weights', () => makeBezier(kernel, [[0, 0, 0], [1, 0, 0]], [1])],
])('refuses %s', (_, work) => {
  expect(errorOf(work).code).toBe('INVALID_REQUEST')
})

test('sews faces into a solid of positive volume', () => {
  const faces = subShapes(makeBox(kernel, worldFrame, 1, 2, 3), 'face')
  expect(volumeOf(makeSolid(makeShell(faces)))).toBeCloseTo(6, 12)
  expect(errorOf(() => makeShell([faces[0]!, ...subShapes(makeBox(kernel, frameAt([9, 9, 9], [0, 0, 1]), 1, 1, 1), 'face')])).code).toBe('SCRIPT_FAILED')
  expect(sewFaces(faces).type).toBe('shell')
})

test('makes wedges down to a ridge and a point', () => {
  expect(volumeOf(makeWedge(kernel, worldFrame, 6, 9, 4, { minX: 2, maxX: 2, minZ: 0, maxZ: 4 }))).toBeCloseTo((6 * 4 * 9) / 2, 10)
  expect(volumeOf(makeWedge(kernel, worldFrame, 6, 9, 4, { minX: 3, maxX: 3, minZ: 2, maxZ: 2 }))).toBeCloseTo((6 * 4 * 9) / 3, 10)
})

test('spans a face over a boundary in space, and through a point', () => {
  const rim = [
    makeSpline(kernel, [[0, 0, 0], [5, 0, 2], [10, 0, 0]]),
    makeLine(kernel, [10, 0, 0], [10, 10, 0]),
    makeSpline(kernel, [[10, 10, 0], [5, 10, 2], [0, 10, 0]]),
    makeLine(kernel, [0, 10, 0], [0, 0, 0]),
  ]
  expect(isValid(makeFilledFace(rim))).toBe(true)
  expect(areaOf(makeFilledFace(rim, [[5, 5, 6]]))).toBeGreaterThan(areaOf(makeFilledFace(rim)))
})

test('opens compounds in compounds', () => {
  const boxes = [1, 2, 3].map((size) => makeBox(kernel, worldFrame, size, size, size))
  const nested = makeCompound(kernel, [boxes[0]!, makeCompound(kernel, [boxes[1]!, boxes[2]!, makeFace(rectangle(kernel, 1, 1))])])
  expect(topLevelShapes(nested).map((part) => part.type)).toEqual(['solid', 'solid', 'solid', 'face'])
})
