import { describe, expect, test } from 'vitest'
import { eulerFromRotation, rotationFromEuler } from '../../src/api/geometry/euler.ts'
import { filletCorner } from '../../src/api/geometry/fillet-corner.ts'
import { makeFrame, toLocal, fromLocal } from '../../src/api/geometry/frame.ts'
import { compose, identityTransform, invert, rotationAbout, translation } from '../../src/api/geometry/transform.ts'
import { solveTriangle } from '../../src/api/geometry/triangle.ts'
import { distance, dot, roundTo, type Vec } from '../../src/api/geometry/vec.ts'

const tidy = (numbers: readonly number[]) => numbers.map((value) => roundTo(value, 10))

describe('turns', () => {
  test.each<[number, number, number]>([
    [10, 20, 30],
    [-170, 45, 90],
    [0, 0, 0],
    [33, -89, 12],
  ])('angles %d %d %d come back out of their rotation', (x, y, z) => {
    expect(tidy(eulerFromRotation(rotationFromEuler([x, y, z])))).toEqual(tidy([x, y, z]))
  })

  test('at a quarter turn about Y the first angle is given to the last', () => {
    expect(tidy(eulerFromRotation(rotationFromEuler([20, 90, 10])))).toEqual(tidy([0, 90, 30]))
  })

  test('a transform and its inverse are nothing', () => {
    const turned = compose(rotationAbout([1, 2, 3], [1, 1, 0], 37), translation([4, 5, 6]))
    const none = compose(turned, invert(turned))
    expect(tidy(none.rotation)).toEqual(tidy(identityTransform.rotation))
    expect(tidy(none.translation)).toEqual(tidy([0, 0, 0]))
  })
})

describe('frames', () => {
  test('take points there and back', () => {
    const frame = makeFrame([1, 2, 3], [1, 1, 1])!
    const point: Vec = [7, -2, 0.5]
    expect(tidy(fromLocal(frame, toLocal(frame, point)))).toEqual(tidy(point))
    expect(dot(frame.x, frame.z)).toBeCloseTo(0, 12)
  })

  test('have no x along z', () => {
    expect(makeFrame([0, 0, 0], [0, 0, 1], [0, 0, 2])).toBeUndefined()
  })
})

describe('corners', () => {
  test('are rounded by an arc that touches both lines', () => {
    const { enter, through, leave } = filletCorner([10, 0, 0], [0, 0, 0], [0, 10, 0], 2)!
    expect(tidy(enter)).toEqual(tidy([2, 0, 0]))
    expect(tidy(leave)).toEqual(tidy([0, 2, 0]))
    expect(distance(through, [2, 2, 0])).toBeCloseTo(2, 12)
  })

  test.each<[string, Vec, number]>([
    ['too large a radius', [0, 10, 0], 11],
    ['lines in one direction', [-5, 0, 0], 1],
  ])('refuse %s', (_title, after, radius) => {
    expect(filletCorner([10, 0, 0], [0, 0, 0], after, radius)).toBeUndefined()
  })
})

describe('triangles', () => {
  const sides = (a?: number, b?: number, c?: number) => [a, b, c]

  test.each([
    ['three sides', sides(3, 4, 5), sides()],
    ['two sides and the angle between', sides(3, 4), sides(undefined, undefined, 90)],
    ['a side and two angles', sides(undefined, undefined, 5), sides((Math.asin(0.6) * 180) / Math.PI, undefined, 90)],
  ])('are solved from %s', (_title, lengths, angles) => {
    const { a, b, c, C } = solveTriangle(lengths, angles)!
    expect(tidy([a, b, c, C])).toEqual(tidy([3, 4, 5, 90]))
  })

  test('that cannot close are none', () => {
    expect(solveTriangle(sides(1, 1, 5), sides())).toBeUndefined()
  })
})

describe('rounding', () => {
  test.each([
    [0.5, 0, 0],
    [1.5, 0, 2],
    [2.5, 0, 2],
    [-0.0000001, 5, 0],
    [1.234567, 3, 1.235],
  ])('%d to %d digits is %d', (value, digits, expected) => {
    expect(roundTo(value, digits)).toBe(expected)
  })
})
