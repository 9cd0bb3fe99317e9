import type { CheckResult, Expectations, Measures } from '@naturalcad/contracts/part'
import { subShapes } from '../explore/sub-shapes.ts'
import { connectEdges } from '../make/connect-edges.ts'
import type { Shape } from '../shape/shape.ts'
import { compare } from './compare.ts'

/** All edges hang together, end to end. */
export function checkPathConnected(path: Shape): CheckResult {
  const pieces = connectEdges(subShapes(path, 'edge')).length
  const message =
    pieces === 1 ? 'the path is connected' : pieces === 0 ? 'the path has no edges' : `the path is in ${pieces} pieces: let each line begin where another ends`
  return { id: 'path-connected', status: pieces === 1 ? 'passed' : 'failed', expected: 1, actual: pieces, message }
}

export function checkLength({ length: actual }: Measures, { length: expected, relativeTolerance = 1e-9 }: Expectations): CheckResult {
  return compare({ id: 'length', what: 'length', unit: 'mm', actual, expected, tolerance: relativeTolerance * (expected ?? 0) })
}
