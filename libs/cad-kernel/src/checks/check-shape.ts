import type { CheckResult, Expectations, Measures } from '@naturalcad/contracts/part'
import { isValid } from '../measure/validity.ts'
import type { Shape } from '../shape/shape.ts'
import { compare, compareCount } from './compare.ts'

/** Check 1: OCCT finds no fault in topology and geometry. */
export function checkShapeValid(shape: Shape): CheckResult {
  if (isValid(shape)) return { id: 'shape-valid', status: 'passed', message: 'topology and geometry are valid' }
  return {
    id: 'shape-valid',
    status: 'failed',
    message: 'topology or geometry is invalid: look for a fillet or wall that is too large, a profile that crosses itself, or a hole outside its face',
  }
}

/** What counts as equal: 1e-9 of the value, 1e-5 for shapes with splines, which their makers only approximate. */
export function relativeTolerance(measures: Measures, { relativeTolerance: given }: Expectations): number {
  const hasSplines = Object.keys(measures.facesByType).some((type) => ['bspline', 'bezier', 'offset', 'other'].includes(type))
  return given ?? (hasSplines ? 1e-5 : 1e-9)
}

/** Check 2: finite, greater than 0, and as expected. */
export function checkVolume(measures: Measures, expectations: Expectations): CheckResult {
  const { volume: expected } = expectations
  const tolerance = relativeTolerance(measures, expectations) * (expected ?? 0)
  return compare({ id: 'volume', what: 'volume', unit: 'mm³', actual: measures.volume, expected, tolerance })
}

/** Check 3: the extents along x, y and z, within 1e-6 mm and OCCT's own gap of 1e-7. */
export function checkBoundingBox({ boundingBox: { size } }: Measures, { size: expected, relativeTolerance: relative = 0 }: Expectations): CheckResult {
  const actual = [...size]
  const text = actual.join(' × ')
  if (expected === undefined) return { id: 'bounding-box', status: 'not-checked', actual, message: `the box is ${text} mm; nothing was expected` }
  const isRight = expected.every((extent, index) => Math.abs(extent - actual[index]!) <= Math.max(1.1e-6, relative * extent))
  const message = isRight
    ? `the box is ${expected.join(' × ')} mm as expected`
    : `the box is ${text} mm instead of ${expected.join(' × ')} mm: check the overall sizes and the placement of each step`
  return { id: 'bounding-box', status: isRight ? 'passed' : 'failed', expected: [...expected], actual, message }
}

export function checkSolids({ solids }: Measures, { solids: expected }: Expectations): CheckResult {
  return compareCount('solids', 'solids', solids, expected, 'let the pieces overlap so that they join, or keep a cut from dividing the part')
}
