import {
  boundingBox,
  centerOfMass,
  chamfer,
  countSubShapes,
  draft,
  extrude,
  extrudeTapered,
  fillet,
  frameAt,
  hollow,
  isValid,
  largestWorking,
  lengthOfCurve,
  loadKernel,
  locationOf,
  loft,
  makeBox,
  makeCylinder,
  makeFace,
  makeFilledFace,
  makeHalfSpace,
  makeHelix,
  makeLine,
  makePlaneFace,
  makePolyline,
  makeSphere,
  makeSpline,
  makeThreePointArc,
  makeVertex,
  located,
  common,
  mirrored,
  moved,
  multiply,
  offsetSolid,
  offsetWire,
  projectFace,
  projectWire,
  revolve,
  rotated,
  scaled,
  section,
  sectionByPlane,
  subShapes,
  surfaceType,
  sweep,
  sweepThrough,
  thicken,
  transformed,
  translated,
  translation,
  trimEdge,
  volumeOf,
  worldFrame,
  areaOf,
  edgeEnds,
  identity,
  type Matrix,
  type Shape,
} from '@naturalcad/cad-kernel'
import { describe, expect, test } from 'vitest'
import { circle, rectangle } from './support/profiles.ts'
import { errorOf } from './support/thrown.ts'

const kernel = await loadKernel()
const box = makeBox(kernel, worldFrame, 10, 20, 30)
const topOf = (shape: Shape) => subShapes(shape, 'face').find((face) => centerOfMass(face)[2] > boundingBox(shape).max[2] - 1e-6)!
const upright = subShapes(box, 'edge').filter((edge) => boundingBox(edge).size[2] > 29)

describe('extrude, revolve, loft, sweep', () => {
  test('extrudes up and down to a positive volume', () => {
    const face = makeFace(rectangle(kernel, 10, 10), [circle(kernel, 2)])
    for (const height of [5, -5]) expect(volumeOf(extrude(face, [0, 0, height]))).toBeCloseTo(5 * (100 - 4 * Math.PI), 9)
  })

  test('raises the kind of a shape by one', () => {
    const kinds = [makeVertex(kernel, [0, 0, 0]), makeLine(kernel, [0, 0, 0], [1, 0, 0]), rectangle(kernel, 1, 1), makeFace(rectangle(kernel, 1, 1))]
    expect(kinds.map((shape) => extrude(shape, [0, 0, 1]).type)).toEqual(['edge', 'face', 'shell', 'solid'])
  })

  test('tapers a square into the exact frustum, of planes', () => {
    const end = 20 - 2 * 10 * Math.tan(Math.PI / 18)
    for (const direction of [10, -10]) {
      const tapered = extrudeTapered(makeFace(rectangle(kernel, 20, 20)), [0, 0, direction], 10)
      expect(volumeOf(tapered)).toBeCloseTo((10 / 3) * (400 + end * end + 20 * end), 8)
      expect(new Set(subShapes(tapered, 'face').map(surfaceType))).toEqual(new Set(['plane']))
    }
  })

  test('refuses a taper that runs to a point before the end', () => {
    expect(errorOf(() => extrudeTapered(makeFace(rectangle(kernel, 2, 2), [circle(kernel, 0.5)]), [0, 0, 10], 30)).code).toBe('SCRIPT_FAILED')
    expect(errorOf(() => extrudeTapered(makeFace(rectangle(kernel, 2, 2)), [0, 0, 10], 95)).code).toBe('INVALID_REQUEST')
  })

  test('turns a profile about an axis by Pappus', () => {
    const face = makeFace(makePolyline(kernel, [[8, 0, 0], [12, 0, 0], [12, 0, 6], [8, 0, 6]], { closed: true }))
    for (const angle of [90, 360, -90]) {
      expect(volumeOf(revolve(face, { origin: [0, 0, 0], direction: [0, 0, 1] }, angle))).toBeCloseTo((24 * 2 * Math.PI * 10 * Math.abs(angle)) / 360, 8)
    }
    expect(errorOf(() => revolve(face, { origin: [0, 0, 0], direction: [0, 0, 1] }, 400)).code).toBe('INVALID_REQUEST')
  })

  test('lofts to a tip', () => {
    expect(volumeOf(loft([rectangle(kernel, 20, 20), makeVertex(kernel, [0, 0, 10])]))).toBeCloseTo(4000 / 3, 9)
    expect(errorOf(() => loft([rectangle(kernel, 20, 20)])).code).toBe('INVALID_REQUEST')
    expect(errorOf(() => loft([makeVertex(kernel, [0, 0, 0]), makeVertex(kernel, [0, 0, 10])])).code).toBe('INVALID_REQUEST')
  })

  test('sweeps a ring along an arc by Pappus', () => {
    const arc = makeThreePointArc(kernel, [0, 0, 0], [10 - 10 * Math.SQRT1_2, 0, 10 * Math.SQRT1_2], [10, 0, 10])
    const pipe = sweep(makeFace(circle(kernel, 3), [circle(kernel, 2)]), arc)
    expect(volumeOf(pipe)).toBeCloseTo(5 * Math.PI * 5 * Math.PI, 8)
    expect(isValid(pipe)).toBe(true)
  })

  test('keeps the profile upright along a binormal', () => {
    const path = makeSpline(kernel, [[0, 0, 0], [10, 0, 5], [20, 5, 5]])
    const profile = makeFace(makePolyline(kernel, [[0, -1, -1], [0, 1, -1], [0, 1, 1], [0, -1, 1]], { closed: true }))
    expect(isValid(sweep(profile, path, { binormal: [0, 0, 1] }))).toBe(true)
  })

  test('follows a second path', () => {
    const spine = makeLine(kernel, [0, 0, 0], [0, 0, 10])
    const guide = makeHelix(kernel, worldFrame, { pitch: 20, height: 10, radius: 5 })
    const twisted = sweep(makeFace(rectangle(kernel, 4, 2)), spine, { binormal: guide })
    expect(volumeOf(twisted)).toBeCloseTo(80, 1)
    expect(boundingBox(twisted).size[1]).toBeGreaterThan(3.9)
  })

  test('changes from one profile into another', () => {
    const swept = sweepThrough([circle(kernel, 4), circle(kernel, 2, [0, 0, 10])], makeLine(kernel, [0, 0, 0], [0, 0, 10]))
    expect(volumeOf(swept)).toBeCloseTo((Math.PI * 10 * (16 + 4 + 8)) / 3, 2)
  })

  test('refuses to close an open profile', () => {
    const open = makePolyline(kernel, [[-1, 0, 0], [0, 1, 0], [1, 0, 0]])
    expect(errorOf(() => sweep(open, makeLine(kernel, [0, 0, 0], [0, 0, 5]))).details['operation']).toBe('sweep')
    expect(sweep(open, makeLine(kernel, [0, 0, 0], [0, 0, 5]), { shell: true }).type).toBe('shell')
  })
})

describe('fillet and chamfer', () => {
  test('takes the exact volume off', () => {
    expect(volumeOf(fillet(box, upright, 2))).toBeCloseTo(6000 - 4 * (4 - Math.PI) * 30, 8)
    expect(volumeOf(chamfer(box, upright, 2))).toBeCloseTo(6000 - 4 * 2 * 30, 8)
    expect(volumeOf(chamfer(box, upright.slice(0, 1), 2, { length2: 3 }))).toBeCloseTo(6000 - 3 * 30, 8)
  })

  test('measures the first length on the given face', () => {
    const top = topOf(box)
    const edge = subShapes(top, 'edge')[0]!
    const bevelled = chamfer(box, [edge], 2, { length2: 5, face: top })
    // 2 mm are taken from the top face, whose sides are 10 and 20 long.
    expect(areaOf(topOf(bevelled))).toBeCloseTo(200 - 2 * lengthOfCurve(edge), 9)
  })

  test.each([5.2, 8, 100])('refuses a radius of %d on a side of 10, with operation and reason', (radius) => {
    const error = errorOf(() => fillet(box, subShapes(box, 'edge'), radius))
    expect(error).toMatchObject({ code: 'SCRIPT_FAILED', details: { operation: 'fillet', reason: expect.any(String) } })
    expect(error.remedy).toContain('smaller')
  })

  test('refuses edges of another shape, and none', () => {
    const foreign = subShapes(makeSphere(kernel, worldFrame, 1), 'edge')
    expect(errorOf(() => fillet(box, foreign, 1)).code).toBe('SCRIPT_FAILED')
    expect(errorOf(() => chamfer(box, foreign, 1)).message).toContain('not of this shape')
    expect(errorOf(() => fillet(box, [], 1)).code).toBe('INVALID_REQUEST')
  })

  test('finds the largest radius that works', () => {
    const largest = largestWorking((radius) => fillet(box, upright, radius), 20)
    expect(largest).toBeGreaterThan(4.9)
    expect(largest).toBeLessThanOrEqual(5)
  })
})

describe('offset, hollow, thicken, draft', () => {
  test('grows and shrinks a box', () => {
    expect(volumeOf(offsetSolid(box, 1, { kind: 'intersection' }))).toBeCloseTo(12 * 22 * 32, 7)
    expect(volumeOf(offsetSolid(box, 1))).toBeCloseTo(6000 + areaOf(box) + Math.PI * 60 + (4 / 3) * Math.PI, 6)
    expect(volumeOf(offsetSolid(box, -1))).toBeCloseTo(8 * 18 * 28, 7)
  })

  test('hollows with and without an opening, inwards and outwards', () => {
    expect(volumeOf(hollow(box, [topOf(box)], -1))).toBeCloseTo(6000 - 8 * 18 * 29, 7)
    expect(volumeOf(hollow(box, [], -1))).toBeCloseTo(6000 - 8 * 18 * 28, 7)
    expect(volumeOf(hollow(box, [], 1, { kind: 'intersection' }))).toBeCloseTo(12 * 22 * 32 - 6000, 7)
  })

  test.each([
    ['a wall thicker than the part', () => hollow(box, [topOf(box)], -8)],
    ['a closed wall thicker than the part', () => hollow(box, [], -8)],
    ['shrinking to nothing', () => offsetSolid(box, -6)],
  ])('refuses %s, which OCCT passes over in silence', (_, work) => {
    expect(errorOf(work)).toMatchObject({ code: 'SCRIPT_FAILED', details: { operation: 'offset' } })
  })

  test('thickens flat, round and free faces to a positive volume', () => {
    for (const depth of [2, -2]) expect(volumeOf(thicken(makeFace(rectangle(kernel, 5, 5)), depth))).toBeCloseTo(50, 9)
    const skin = subShapes(makeCylinder(kernel, worldFrame, 5, 10), 'face').find((face) => surfaceType(face) === 'cylinder')!
    expect(volumeOf(thicken(skin, 1))).toBeCloseTo(Math.PI * 11 * 10, 5)
    const rim = [makeSpline(kernel, [[0, 0, 0], [5, 0, 2], [10, 0, 0]]), makeLine(kernel, [10, 0, 0], [10, 10, 0]), makeLine(kernel, [10, 10, 0], [0, 10, 0]), makeLine(kernel, [0, 10, 0], [0, 0, 0])]
    const free = thicken(makeFilledFace(rim), 0.5)
    expect(volumeOf(free)).toBeGreaterThan(0)
    expect(isValid(free)).toBe(true)
    expect(errorOf(() => thicken(skin, 0)).code).toBe('INVALID_REQUEST')
  })

  test('drafts walls about the neutral plane', () => {
    const walls = subShapes(box, 'face').filter((face) => boundingBox(face).size[2] > 1)
    const drafted = draft(box, walls, worldFrame, 5)
    expect(areaOf(subShapes(drafted, 'face').find((face) => boundingBox(face).max[2] < 1e-6)!)).toBeCloseTo(200, 9)
    expect(isValid(drafted)).toBe(true)
    expect(errorOf(() => draft(box, [topOf(box)], worldFrame, 5)).code).toBe('SCRIPT_FAILED')
    expect(errorOf(() => draft(makeSphere(kernel, worldFrame, 1), subShapes(makeSphere(kernel, worldFrame, 1), 'face'), worldFrame, 5)).code).toBe('INVALID_REQUEST')
  })
})

describe('wires', () => {
  test('offsets outwards with round or sharp corners, and inwards', () => {
    const square = rectangle(kernel, 20, 20)
    const lengths = (distance: number, kind?: 'arc' | 'intersection') => offsetWire(square, distance, kind).map(lengthOfCurve)
    expect(lengths(1)[0]).toBeCloseTo(80 + 2 * Math.PI, 9)
    expect(lengths(1, 'intersection')[0]).toBeCloseTo(88, 9)
    expect(lengths(-1)[0]).toBeCloseTo(72, 9)
    expect(errorOf(() => offsetWire(square, -11)).code).toBe('SCRIPT_FAILED')
  })

  test('offsets a circle, and a shape that falls in two', () => {
    expect(lengthOfCurve(offsetWire(circle(kernel, 10), -2)[0]!)).toBeCloseTo(16 * Math.PI, 9)
    const dumbbell = makePolyline(
      kernel,
      [[0, 0, 0], [10, 0, 0], [10, 4, 0], [20, 4, 0], [20, 0, 0], [30, 0, 0], [30, 10, 0], [20, 10, 0], [20, 6, 0], [10, 6, 0], [10, 10, 0], [0, 10, 0]],
      { closed: true },
    )
    expect(offsetWire(dumbbell, -2)).toHaveLength(2)
  })

  test('trims an edge by shares of its length', () => {
    const arc = makeThreePointArc(kernel, [1, 0, 0], [0, 1, 0], [-1, 0, 0])
    const middle = trimEdge(arc, 0.25, 0.75)
    expect(lengthOfCurve(middle)).toBeCloseTo(Math.PI / 2, 10)
    expect(edgeEnds(middle).start[0]).toBeCloseTo(Math.SQRT1_2, 10)
    expect(errorOf(() => trimEdge(arc, 0.5, 0.5)).code).toBe('INVALID_REQUEST')
  })
})

describe('section and projection', () => {
  test('cuts a sphere in a circle', () => {
    const edges = sectionByPlane(makeSphere(kernel, worldFrame, 5), frameAt([0, 0, 3], [0, 0, 1]))
    expect(edges.reduce((sum, edge) => sum + lengthOfCurve(edge), 0)).toBeCloseTo(8 * Math.PI, 7)
  })

  test('finds where a line goes through a box', () => {
    const { vertices } = section(box, makeLine(kernel, [5, 5, -5], [5, 5, 50]))
    expect(vertices).toHaveLength(2)
  })

  test('projects onto the near side first', () => {
    const wires = projectWire(circle(kernel, 2, [5, 10, 50]), box, [0, 0, -1])
    expect(wires.map((wire) => centerOfMass(wire)[2])).toEqual([expect.closeTo(30, 9), expect.closeTo(0, 9)])
    const faces = projectFace(makeFace(circle(kernel, 2, [5, 10, 50])), box, [0, 0, -1])
    expect(areaOf(faces[0]!)).toBeCloseTo(4 * Math.PI, 7)
  })

  test('keeps half of a sphere with a half space', () => {
    const half = common(makeSphere(kernel, worldFrame, 3), [makeHalfSpace(makePlaneFace(kernel, worldFrame, 100, 100), [0, 0, 5])])
    expect(volumeOf(half)).toBeCloseTo(18 * Math.PI, 8)
    expect(boundingBox(half).min[2]).toBeCloseTo(0, 6)
  })
})

describe('transforms', () => {
  test('moves on top of where a shape is, and places it anew', () => {
    const twice = moved(moved(box, translation([1, 0, 0])), translation([0, 2, 0]))
    expect(locationOf(twice)).toEqual(translation([1, 2, 0]))
    expect(locationOf(located(twice, translation([7, 0, 0])))).toEqual(translation([7, 0, 0]))
    expect(locationOf(located(twice, identity))).toEqual(identity)
  })

  test('agrees with matrices on turning about an axis', () => {
    const turned = rotated(translated(box, [1, 2, 3]), { origin: [0, 0, 0], direction: [0, 0, 1] }, 90)
    const quarter: Matrix = [0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0]
    multiply(quarter, translation([1, 2, 3])).forEach((value, index) => expect(locationOf(turned)[index]).toBeCloseTo(value, 12))
  })

  test('mirrors and scales to positive volumes', () => {
    const mirror = mirrored(box, { origin: [0, 0, 0], x: [0, 1, 0], z: [1, 0, 0] })
    expect(boundingBox(mirror).min[0]).toBeCloseTo(-10, 6)
    expect(volumeOf(mirror)).toBeCloseTo(6000, 8)
    expect(volumeOf(scaled(box, 2, [10, 10, 10]))).toBeCloseTo(48_000, 7)
    expect(errorOf(() => scaled(box, 0)).code).toBe('INVALID_REQUEST')
  })

  test('refuses to stretch instead of quietly turning', () => {
    const stretch: Matrix = [2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]
    expect(errorOf(() => transformed(box, stretch)).code).toBe('UNSUPPORTED_API')
    expect(errorOf(() => moved(box, stretch)).code).toBe('INVALID_REQUEST')
    expect(errorOf(() => moved(box, [-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0])).code).toBe('INVALID_REQUEST')
    expect(volumeOf(transformed(box, [-2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0]))).toBeCloseTo(48_000, 7)
    expect(countSubShapes(transformed(box, translation([1, 1, 1])), 'face')).toBe(6)
  })
})
