import { areaOf, extrude, frameAt, isValid, loadKernel, makeCircle, makeFace, makePolyline, makeWire, reversed, surfaceAtShares, toWorld, volumeOf, type Vec3 } from '@naturalcad/cad-kernel'
import { expect, test } from 'vitest'
import { rectangle } from './support/profiles.ts'
import { errorOf } from './support/thrown.ts'

const kernel = await loadKernel()

type Corner = readonly [x: number, y: number]

/** Counter-clockwise, with a place for a hole of radius 0.5. */
const outlines: Readonly<Record<string, { corners: readonly Corner[]; hole: Corner }>> = {
  L: { corners: [[0, 0], [20, 0], [20, 5], [5, 5], [5, 20], [0, 20]], hole: [2, 2] },
  U: { corners: [[0, 0], [30, 0], [30, 20], [20, 20], [20, 5], [10, 5], [10, 20], [0, 20]], hole: [2, 2] },
  arrow: { corners: [[0, 0], [20, 5], [0, 10], [5, 5]], hole: [9, 5] },
  star: { corners: Array.from({ length: 10 }, (_, index): Corner => [radius(index) * Math.cos((index * Math.PI) / 5), radius(index) * Math.sin((index * Math.PI) / 5)]), hole: [0, 0] },
}

function radius(index: number): number {
  return index % 2 === 0 ? 10 : 4
}

function areaWithin(corners: readonly Corner[]): number {
  return corners.reduce((sum, [x, y], index) => {
    const [a, b] = corners[(index + 1) % corners.length]!
    return sum + (x * b - a * y) / 2
  }, 0)
}

const axes: readonly Vec3[] = [[0, 0, 1], [0, -1, 0], [1, 1, 1]]
const cases = Object.entries(outlines).flatMap(([name, outline]) => axes.map((axis) => [name, axis, outline] as const))

test.each(cases)('fills an %s about %j from any corner, either way round, with its hole', (_, axis, { corners, hole }) => {
  const frame = frameAt([1, 2, 3], axis)
  const ring = makeWire([makeCircle(kernel, frameAt(toWorld(frame, [...hole, 0]), axis), 0.5)])
  for (let start = 0; start < corners.length; start += 1) {
    const turned = [...corners.slice(start), ...corners.slice(0, start)]
    for (const isBackwards of [false, true]) {
      const points = (isBackwards ? turned.toReversed() : turned).map(([x, y]) => toWorld(frame, [x, y, 0]))
      const outline = makePolyline(kernel, points, { closed: true })
      expect(normalAlong(makeFace(outline), axis)).toBeCloseTo(isBackwards ? -1 : 1, 9)
      for (const wire of [outline, reversed(outline)]) {
        for (const holes of [[], [ring], [reversed(ring)]]) {
          const face = makeFace(wire, holes)
          const area = areaWithin(corners) - holes.length * 0.25 * Math.PI
          expect(areaOf(face)).toBeCloseTo(area, 8)
          expect(volumeOf(extrude(face, axis))).toBeCloseTo(area * Math.hypot(...axis), 7)
          expect(isValid(face)).toBe(true)
        }
      }
    }
  }
})

function normalAlong(face: ReturnType<typeof makeFace>, axis: Vec3): number {
  return surfaceAtShares(face).normal.reduce((sum, value, index) => sum + value * axis[index]!, 0) / Math.hypot(...axis)
}

test('refuses a hole in another plane', () => {
  const tilted = makeWire([makeCircle(kernel, frameAt([0, 0, 0], [1, 0, 0]), 1)])
  expect(errorOf(() => makeFace(rectangle(kernel, 9, 9), [tilted])).details['reason']).toContain('not in the plane')
})
