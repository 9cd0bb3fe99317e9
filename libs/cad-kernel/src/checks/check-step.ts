import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { CheckResult, Measures } from '@naturalcad/contracts/part'
import { countSubShapes } from '../explore/sub-shapes.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { volumeOf } from '../measure/properties.ts'
import { readStep } from '../step/read-step.ts'
import { rounded } from './rounded.ts'

/** Check 6: the STEP file, read back, has the same number of solids and the same volume (relative 1e-9). */
export function checkStepReadBack(kernel: Kernel, file: Uint8Array, measures: Measures): CheckResult {
  const id = 'step-read-back'
  const expected = measures.volume
  try {
    return kernel.scoped((): CheckResult => {
      const shape = readStep(kernel, file)
      const solids = countSubShapes(shape, 'solid')
      const actual = volumeOf(shape)
      const isRight = solids === measures.solids && Math.abs(actual - expected) <= 1e-9 * Math.abs(expected)
      const message = isRight
        ? `the STEP file holds ${solids === 1 ? '1 solid' : `${solids} solids`} of ${rounded(expected)} mm³ in all`
        : `the STEP file holds ${solids} solids of ${actual} mm³ instead of ${measures.solids} of ${expected} mm³: a fault that only exchange shows`
      return { id, status: isRight ? 'passed' : 'failed', expected, actual, message }
    })
  } catch (thrown) {
    if (!NaturalCadError.is(thrown) || kernel.isBroken) throw thrown
    return { id, status: 'failed', expected, message: `the STEP file cannot be read back: ${thrown.message}` }
  }
}
