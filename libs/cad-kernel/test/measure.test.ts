import {
  ancestorsOf,
  areaOf,
  boundingBox,
  centerOfMass,
  children,
  countSubShapes,
  curveGeometry,
  curveType,
  derivativeAt,
  edgeEnds,
  evaluateAt,
  extrude,
  frameAt,
  innerWires,
  isEqual,
  isInside,
  isManifold,
  isPartner,
  isPlanar,
  isSame,
  lengthOfCurve,
  lengthOfEdges,
  loadKernel,
  makeBox,
  makeCircle,
  makeCompound,
  makeCone,
  makeCylinder,
  makeEllipse,
  makeFace,
  makeFilledFace,
  makeLine,
  makePolyline,
  makeSphere,
  makeSpline,
  makeThreePointArc,
  makeTorus,
  makeWire,
  matrixOfInertia,
  moved,
  nearest,
  nearestToPoint,
  orderedEdges,
  orientationOf,
  outerWire,
  parameterAt,
  parameterRange,
  pointAt,
  radiusOfCurvatureAt,
  radiusOfGyration,
  reversed,
  shapeHash,
  shareAtPoint,
  subShapes,
  surfaceAtShares,
  surfaceGeometry,
  surfaceNearest,
  surfaceType,
  tangentAt,
  translation,
  volumeOf,
  worldFrame,
  type Vec3,
} from '@naturalcad/cad-kernel'
import { describe, expect, test } from 'vitest'
import { circle, rectangle } from './support/profiles.ts'
import { errorOf } from './support/thrown.ts'

const kernel = await loadKernel()
const box = makeBox(kernel, worldFrame, 10, 20, 30)
const expectPoint = (actual: Vec3, expected: Vec3, digits = 9) => expected.forEach((value, axis) => expect(actual[axis]).toBeCloseTo(value, digits))

describe('mass', () => {
  test('measures volume, area, edges, centre and box', () => {
    expect(volumeOf(box)).toBeCloseTo(6000, 9)
    expect(areaOf(box)).toBeCloseTo(2200, 9)
    expect(lengthOfEdges(box)).toBeCloseTo(240, 9)
    expectPoint(centerOfMass(box), [5, 10, 15])
    expect(boundingBox(box)).toMatchObject({ min: [0, 0, 0], size: [10, 20, 30], center: [5, 10, 15] })
  })

  test('boxes round shapes tightly wherever they are', () => {
    const ball = makeSphere(kernel, frameAt([100, -50, 7], [1, 2, 3]), 5)
    boundingBox(ball).size.forEach((extent) => expect(Math.abs(extent - 10)).toBeLessThan(1e-6))
    const ring = makeTorus(kernel, frameAt([0, 0, 0], [1, 0, 0]), 10, 2)
    boundingBox(ring).size.forEach((extent, axis) => expect(Math.abs(extent - [4, 24, 24][axis]!)).toBeLessThan(1e-6))
  })

  test('gives the matrix of inertia about the centre', () => {
    const tensor = matrixOfInertia(box)
    const exact = [(6000 * (400 + 900)) / 12, (6000 * (100 + 900)) / 12, (6000 * (100 + 400)) / 12]
    exact.forEach((value, axis) => expect(tensor[axis as 0 | 1 | 2][axis as 0 | 1 | 2]).toBeCloseTo(value, 6))
    expect(tensor[0][1]).toBeCloseTo(0, 6)
    expect(radiusOfGyration(makeCylinder(kernel, worldFrame, 4, 10), [0, 0, 0], [0, 0, 1])).toBeCloseTo(4 * Math.SQRT1_2, 9)
  })

  test('measures what a shape is made of: wires by length, faces by area', () => {
    expectPoint(centerOfMass(makePolyline(kernel, [[0, 0, 0], [2, 0, 0], [2, 2, 0]])), [1.5, 0.5, 0])
    expectPoint(centerOfMass(makeFace(rectangle(kernel, 4, 4), [circle(kernel, 1)])), [0, 0, 0])
  })

  test('has no box for nothing', () => {
    expect(errorOf(() => boundingBox(makeCompound(kernel, []))).message).toContain('empty')
  })
})

describe('curves', () => {
  test('measures lines, circles, ellipses and splines exactly', () => {
    expect(lengthOfCurve(makeLine(kernel, [0, 0, 0], [3, 4, 0]))).toBeCloseTo(5, 12)
    expect(lengthOfCurve(makeCircle(kernel, worldFrame, 5))).toBeCloseTo(10 * Math.PI, 12)
    // 4 a E(e) with a = 5, b = 2 (complete elliptic integral of the second kind, by the arithmetic-geometric mean).
    expect(lengthOfCurve(makeEllipse(kernel, worldFrame, 5, 2))).toBeCloseTo(ellipseLength(5, 2), 9)
  })

  test('walks a curve by length, the way the edge runs', () => {
    const ellipse = makeEllipse(kernel, worldFrame, 5, 2)
    for (const share of [0.1, 0.25, 0.6, 0.9]) {
      expect(shareAtPoint(ellipse, pointAt(ellipse, share))).toBeCloseTo(share, 8)
      expectPoint(pointAt(reversed(ellipse), share), pointAt(ellipse, 1 - share))
      expectPoint(tangentAt(reversed(ellipse), share), tangentAt(ellipse, 1 - share).map((value) => -value) as unknown as Vec3)
    }
    expectPoint(pointAt(ellipse, 0.25), [0, 2, 0])
  })

  test('walks a wire as one curve', () => {
    const wire = makeWire([makeLine(kernel, [0, 0, 0], [10, 0, 0]), makeThreePointArc(kernel, [10, 0, 0], [10 + 5 * Math.SQRT1_2, 5 - 5 * Math.SQRT1_2, 0], [15, 5, 0])])
    const length = 10 + 2.5 * Math.PI
    expect(lengthOfCurve(wire)).toBeCloseTo(length, 10)
    expectPoint(pointAt(wire, 5 / length), [5, 0, 0])
    expectPoint(pointAt(wire, 1), [15, 5, 0])
    expectPoint(tangentAt(wire, 1), [0, 1, 0])
    expect(shareAtPoint(wire, [10, 0, 0])).toBeCloseTo(10 / length, 9)
  })

  test('goes on along the tangents beyond the ends', () => {
    const line = makeLine(kernel, [0, 0, 0], [2, 0, 0])
    expectPoint(pointAt(line, 1.5), [3, 0, 0])
    expectPoint(pointAt(line, -1), [-2, 0, 0])
  })

  test('refuses a point that is not on the curve', () => {
    expect(errorOf(() => shareAtPoint(makeLine(kernel, [0, 0, 0], [2, 0, 0]), [1, 1, 0])).details['reason']).toContain('1 mm away')
  })

  test('tells what a curve is', () => {
    expect(curveGeometry(makeLine(kernel, [1, 1, 1], [3, 1, 1]))).toEqual({ type: 'line', origin: [1, 1, 1], direction: [1, 0, 0] })
    const circular = curveGeometry(makeCircle(kernel, frameAt([1, 2, 3], [0, 1, 0], [1, 0, 0]), 4))
    if (circular.type !== 'circle') throw new Error(circular.type)
    expect(circular.radius).toBe(4)
    expectPoint(circular.frame.origin, [1, 2, 3])
    expectPoint(circular.frame.z, [0, 1, 0])
    expect(curveGeometry(makeEllipse(kernel, worldFrame, 2, 5))).toMatchObject({ type: 'ellipse', majorRadius: 5, minorRadius: 2 })
    expect(curveType(makeSpline(kernel, [[0, 0, 0], [1, 1, 0], [2, 0, 0]]))).toBe('bspline')
    expect(radiusOfCurvatureAt(makeCircle(kernel, worldFrame, 4), 1)).toBeCloseTo(4, 10)
    expect(radiusOfCurvatureAt(makeLine(kernel, [0, 0, 0], [1, 0, 0]), 0)).toBe(Infinity)
  })

  test('evaluates by the curve’s own parameter', () => {
    const arc = makeCircle(kernel, worldFrame, 2)
    const [point, first, second] = evaluateAt(arc, Math.PI / 2, 2)
    expectPoint(point, [0, 2, 0])
    expectPoint(first!, [-2, 0, 0])
    expectPoint(second!, [0, -2, 0])
    expect(parameterRange(arc)).toEqual({ first: 0, last: 2 * Math.PI })
    expect(parameterAt(arc, 0.5)).toBeCloseTo(Math.PI, 12)
    expectPoint(derivativeAt(reversed(arc), 0, 1), [0, -2, 0])
  })

  test('lists the edges of a wire in order, and turns with it', () => {
    const wire = makePolyline(kernel, [[0, 0, 0], [1, 0, 0], [1, 1, 0]])
    expect(orderedEdges(reversed(wire)).map((edge) => edgeEnds(edge).start)).toEqual([
      [1, 1, 0],
      [1, 0, 0],
    ])
  })
})

describe('surfaces', () => {
  const frame = frameAt([1, 2, 3], [0, 1, 1])
  const faceOf = (shape: typeof box, type: string) => subShapes(shape, 'face').find((face) => surfaceType(face) === type)!

  test.each([
    ['cylinder', makeCylinder(kernel, frame, 3, 4), { radius: 3 }],
    ['sphere', makeSphere(kernel, frame, 3), { radius: 3 }],
    ['torus', makeTorus(kernel, frame, 10, 2), { majorRadius: 10, minorRadius: 2 }],
    ['cone', makeCone(kernel, frame, 5, 2, 10), { radius: 5, halfAngle: -Math.atan(0.3) }],
    ['cone', makeCone(kernel, frame, 2, 5, 10), { radius: 2, halfAngle: Math.atan(0.3) }],
  ])('reads the measures of a %s', (type, shape, measures) => {
    const geometry = surfaceGeometry(faceOf(shape, type))
    for (const [name, value] of Object.entries(measures)) expect(geometry).toHaveProperty(name, expect.closeTo(value, 9))
    if (!('frame' in geometry)) throw new Error('no frame')
    expectPoint(geometry.frame.origin, [1, 2, 3])
    expectPoint(geometry.frame.z, [0, Math.SQRT1_2, Math.SQRT1_2])
  })

  test('points normals outwards, on reversed faces too', () => {
    const hole = faceOf(extrude(makeFace(rectangle(kernel, 10, 10), [circle(kernel, 2)]), [0, 0, 5]), 'cylinder')
    const { point, normal } = surfaceAtShares(hole)
    expect(point[0] * normal[0] + point[1] * normal[1]).toBeCloseTo(-2, 9)
    expectPoint(surfaceAtShares(reversed(makeFace(rectangle(kernel, 2, 2)))).normal, [0, 0, -1])
  })

  test('finds the nearest place on a surface', () => {
    const { point, normal } = surfaceNearest(faceOf(makeSphere(kernel, worldFrame, 3), 'sphere'), [0, 9, 0])
    expectPoint(point, [0, 3, 0], 7)
    expectPoint(normal, [0, 1, 0], 7)
  })

  test('calls a flat spline surface planar', () => {
    expect(isPlanar(makeFilledFace(rectangle(kernel, 4, 4)))).toBe(true)
    expect(isPlanar(faceOf(makeSphere(kernel, worldFrame, 3), 'sphere'))).toBe(false)
  })
})

describe('distance', () => {
  test('is between the nearest points', () => {
    const result = nearest(box, makeSphere(kernel, frameAt([20, 10, 15], [0, 0, 1]), 4))
    expect(result.distance).toBeCloseTo(6, 7)
    expectPoint(result.points[0], [10, 10, 15], 5)
    expect(nearestToPoint(box, [5, 10, 40])).toEqual({ distance: expect.closeTo(10, 9), point: [5, 10, 30] })
  })

  test('knows inside, skin and outside, and the hole in a ring', () => {
    expect(isInside(box, [5, 5, 5])).toBe(true)
    expect(isInside(box, [10, 5, 5])).toBe(true)
    expect(isInside(box, [10.001, 5, 5])).toBe(false)
    expect(isInside(makeTorus(kernel, worldFrame, 10, 2), [0, 0, 0])).toBe(false)
    expect(isInside(makeFace(rectangle(kernel, 2, 2)), [0.5, 0.5, 0])).toBe(true)
  })
})

describe('sub-shapes', () => {
  test('counts shared faces, edges and vertices once, and no poles', () => {
    const counts = (['face', 'edge', 'vertex'] as const).map((type) => countSubShapes(box, type))
    expect(counts).toEqual([6, 12, 8])
    expect(countSubShapes(makeSphere(kernel, worldFrame, 1), 'edge')).toBe(1)
  })

  test('knows the same shape again, moved and turned', () => {
    const [first, second] = [subShapes(box, 'face')[0]!, subShapes(box, 'face')[0]!]
    expect(isSame(first, second) && isEqual(first, second)).toBe(true)
    expect(shapeHash(first)).toBe(shapeHash(second))
    const turned = reversed(first)
    expect([isSame(first, turned), isEqual(first, turned)]).toEqual([true, false])
    expect(orientationOf(turned)).not.toBe(orientationOf(first))
    const away = moved(first, translation([1, 0, 0]))
    expect([isSame(first, away), isPartner(first, away)]).toEqual([false, true])
  })

  test('finds the faces of an edge; a seam names its face twice', () => {
    expect(ancestorsOf(box, 'edge', 'face').every(({ ancestors }) => ancestors.length === 2)).toBe(true)
    const cylinder = makeCylinder(kernel, worldFrame, 1, 2)
    const seam = ancestorsOf(cylinder, 'edge', 'face').find(({ shape }) => curveType(shape) === 'line')!
    expect(isSame(seam.ancestors[0]!, seam.ancestors[1]!)).toBe(true)
  })

  test('separates outline and holes', () => {
    const face = makeFace(rectangle(kernel, 10, 10), [circle(kernel, 1), circle(kernel, 1, [3, 3, 0])])
    expect(lengthOfCurve(outerWire(face))).toBeCloseTo(40, 9)
    expect(innerWires(face)).toHaveLength(2)
    expect(children(face).map((child) => child.type)).toEqual(['wire', 'wire', 'wire'])
  })

  test('is manifold only when every edge has two faces', () => {
    expect(isManifold(box)).toBe(true)
    expect(isManifold(makeSphere(kernel, worldFrame, 1))).toBe(true)
    expect(isManifold(makeFace(rectangle(kernel, 1, 1)))).toBe(false)
  })
})

function ellipseLength(a: number, b: number): number {
  let [mean, geometric, sum, power] = [a, b, (a * a - b * b) / 2, 1]
  while (Math.abs(mean - geometric) > 1e-15) {
    const half = (mean - geometric) / 2
    ;[mean, geometric] = [(mean + geometric) / 2, Math.sqrt(mean * geometric)]
    sum += power * half * half
    power *= 2
  }
  return (2 * Math.PI * (a * a - sum)) / mean
}
