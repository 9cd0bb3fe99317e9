import {
  clean,
  common,
  countSubShapes,
  cut,
  extrude,
  frameAt,
  fuse,
  isEmpty,
  isValid,
  loadKernel,
  makeBox,
  makeCylinder,
  makePlaneFace,
  makeSphere,
  split,
  topLevelShapes,
  translated,
  volumeOf,
  worldFrame,
} from '@naturalcad/cad-kernel'
import { expect, test } from 'vitest'
import { errorOf } from './support/thrown.ts'

const kernel = await loadKernel()
const box = makeBox(kernel, worldFrame, 10, 10, 10)

test('cuts many tools away at once and leaves a solid', () => {
  const drills = [2, 5, 8].map((x) => makeCylinder(kernel, frameAt([x, 5, -1], [0, 0, 1]), 1, 12))
  const drilled = cut(box, drills)
  expect(drilled.type).toBe('solid')
  expect(volumeOf(drilled)).toBeCloseTo(1000 - 30 * Math.PI, 9)
})

test('merges the faces of boxes that stand side by side, unless told not to', () => {
  const other = translated(box, [10, 0, 0])
  expect(countSubShapes(fuse(box, [other]), 'face')).toBe(6)
  const rough = fuse(box, [other], { clean: false })
  expect(countSubShapes(rough, 'face')).toBe(10)
  expect(countSubShapes(clean(rough), 'face')).toBe(6)
})

test('keeps apart what does not touch', () => {
  const both = fuse(box, [translated(box, [50, 0, 0])])
  expect(topLevelShapes(both).map((part) => part.type)).toEqual(['solid', 'solid'])
})

test('tells an empty result by `isEmpty`', () => {
  const far = translated(box, [50, 0, 0])
  expect(isEmpty(common(box, [far]))).toBe(true)
  expect(isEmpty(cut(box, [makeBox(kernel, frameAt([-1, -1, -1], [0, 0, 1]), 20, 20, 20)]))).toBe(true)
  expect(isEmpty(cut(box, [far]))).toBe(false)
})

test('intersects', () => {
  expect(volumeOf(common(box, [makeSphere(kernel, worldFrame, 4)]))).toBeCloseTo(((4 / 3) * Math.PI * 64) / 8, 9)
})

test('splits along a plane and keeps both pieces', () => {
  const pieces = topLevelShapes(split(box, [makePlaneFace(kernel, frameAt([0, 0, 4], [0, 0, 1]), 100, 100)]))
  expect(pieces.map((piece) => Math.round(volumeOf(piece))).sort((a, b) => a - b)).toEqual([400, 600])
})

test('glues boxes whose faces coincide', () => {
  const glued = fuse(box, [translated(box, [0, 0, 10])], { glue: 'full' })
  expect(volumeOf(glued)).toBeCloseTo(2000, 9)
  expect(isValid(glued)).toBe(true)
})

test('closes a gap within the fuzzy tolerance', () => {
  const other = translated(box, [10.000_01, 0, 0])
  expect(fuse(box, [other]).type).toBe('compound')
  expect(fuse(box, [other], { fuzzy: 1e-4 }).type).toBe('solid')
})

test('refuses nothing at all', () => {
  expect(errorOf(() => fuse([], [])).code).toBe('INVALID_REQUEST')
  expect(errorOf(() => extrude(box, [0, 0, 0])).code).toBe('INVALID_REQUEST')
})
