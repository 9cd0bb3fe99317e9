import type { CheckResult, Expectations, Measures } from '@naturalcad/contracts/part'
import { innerWires } from '../explore/wires-of-face.ts'
import { subShapes } from '../explore/sub-shapes.ts'
import { isClosed } from '../measure/validity.ts'
import type { Shape } from '../shape/shape.ts'
import { relativeTolerance } from './check-shape.ts'
import { compare, compareCount } from './compare.ts'

/** Every outline and hole of the sketch closes, and there is a face at all. */
export function checkSketchClosed(sketch: Shape): CheckResult {
  const id = 'sketch-closed'
  const faces = subShapes(sketch, 'face')
  if (faces.length === 0) return { id, status: 'failed', expected: true, actual: false, message: 'the sketch has no face: make one of its lines (make_face)' }
  const open = faces.flatMap((face) => subShapes(face, 'wire')).filter((wire) => !isClosed(wire)).length
  const message = open === 0 ? 'every outline closes' : `${open} outlines are open: let each line begin where another ends`
  return { id, status: open === 0 ? 'passed' : 'failed', expected: true, actual: open === 0, message }
}

export function checkArea(measures: Measures, expectations: Expectations): CheckResult {
  const { area: expected } = expectations
  const tolerance = relativeTolerance(measures, expectations) * (expected ?? 0)
  return compare({ id: 'area', what: 'area', unit: 'mm²', actual: measures.area, expected, tolerance })
}

export function checkInnerWires(sketch: Shape, { innerWires: expected }: Expectations): CheckResult {
  const actual = subShapes(sketch, 'face').reduce((sum, face) => sum + innerWires(face).length, 0)
  return compareCount('inner-wires', 'holes', actual, expected, 'check that the holes lie within the outline and apart from each other')
}
