import {
  drawingOf,
  filletFace,
  frameAt,
  loadKernel,
  makeBox,
  makeCompound,
  makeFace,
  makeLine,
  makePolyline,
  makeSpline,
  reversed,
  subShapes,
  worldFrame,
} from '@naturalcad/cad-kernel'
import { expect, test } from 'vitest'
import { circle, rectangle } from './support/profiles.ts'
import { errorOf } from './support/thrown.ts'

const kernel = await loadKernel()

test('draws outline and hole of a face', () => {
  const { faces, paths } = drawingOf(makeFace(rectangle(kernel, 20, 10), [circle(kernel, 3)]))
  expect(paths).toEqual([])
  expect(faces[0]!.outer).toMatchObject({ closed: true, segments: [{ kind: 'line', from: [-10, -5], to: [10, -5] }, { kind: 'line' }, { kind: 'line' }, { kind: 'line' }] })
  expect(faces[0]!.inner).toEqual([{ closed: true, segments: [{ kind: 'circle', center: [0, 0], radius: 3 }] }])
})

test.each([false, true])('draws arcs whose ends meet the lines beside them (reversed: %s)', (isReversed) => {
  const square = makeFace(rectangle(kernel, 20, 20))
  const rounded = filletFace(square, subShapes(square, 'vertex'), 3)
  const { segments } = drawingOf(isReversed ? reversed(rounded) : rounded).faces[0]!.outer
  const ends = segments.map((segment) => {
    if (segment.kind === 'line') return [segment.from, segment.to] as const
    if (segment.kind !== 'arc') throw new Error(segment.kind)
    const { center, radius, startAngle, endAngle } = segment
    const at = (degrees: number) => [center[0] + radius * Math.cos((degrees * Math.PI) / 180), center[1] + radius * Math.sin((degrees * Math.PI) / 180)] as const
    return [at(startAngle), at(endAngle)] as const
  })
  expect(ends).toHaveLength(8)
  ends.forEach(([, end], index) => {
    const [next] = ends[(index + 1) % ends.length]!
    for (const axis of [0, 1] as const) expect(end[axis]).toBeCloseTo(next[axis], 9)
  })
  const arcs = segments.filter((segment) => segment.kind === 'arc')
  expect(arcs.map((arc) => arc.clockwise)).toEqual(Array.from(arcs, () => isReversed))
})

test('draws loose edges as paths, joined where they meet, splines within the tolerance', () => {
  const shape = makeCompound(kernel, [makeLine(kernel, [0, 0, 0], [1, 0, 0]), makeSpline(kernel, [[1, 0, 0], [2, 1, 0], [3, 0, 0]]), makeLine(kernel, [9, 9, 0], [9, 8, 0])])
  const { paths } = drawingOf(shape, worldFrame, { linear: 0.01 })
  expect(paths.map((path) => path.segments.map((segment) => segment.kind))).toEqual([['line', 'polyline'], ['line']])
  expect(paths.map((path) => path.closed)).toEqual([false, false])
})

test('draws in the frame’s own coordinates', () => {
  const frame = frameAt([5, 5, 5], [1, 0, 0], [0, 1, 0])
  const path = makePolyline(kernel, [[5, 5, 5], [5, 7, 5], [5, 7, 8]])
  expect(drawingOf(path, frame).paths[0]!.segments).toEqual([
    { kind: 'line', from: [0, 0], to: [2, 0] },
    { kind: 'line', from: [2, 0], to: [2, 3] },
  ])
})

test('refuses what is not flat', () => {
  expect(errorOf(() => drawingOf(makeBox(kernel, worldFrame, 1, 1, 1))).code).toBe('SCRIPT_FAILED')
  expect(errorOf(() => drawingOf(makePolyline(kernel, [[0, 0, 0], [1, 0, 1]]))).message).toContain('plane')
})
