import { NaturalCadError } from '@naturalcad/contracts/errors'
import { geometryError } from './geometry-error.ts'
import type { Kernel } from './kernel.ts'
import { markBroken, occtOf } from './kernel.ts'
import { webAssembly } from './web-assembly.ts'

const defaultRemedy = 'check that the sizes fit the shape, and that the input is valid'

/**
 * Makes a typed error of whatever an OCCT call threw. OCCT's own failures are `WebAssembly.Exception`s without a message;
 * a trap (memory, stack) leaves the instance unusable, so the kernel says so from then on.
 */
export function translateException(kernel: Kernel, operation: string, thrown: unknown, remedy: string | undefined): NaturalCadError {
  if (NaturalCadError.is(thrown)) return thrown
  if (thrown instanceof webAssembly.Exception) return geometryError(operation, readReason(kernel, thrown), remedy ?? defaultRemedy)
  if (thrown instanceof webAssembly.RuntimeError || thrown instanceof RangeError) {
    markBroken(kernel)
    const isLimit = thrown instanceof RangeError || /memory|stack/.test(thrown.message)
    return new NaturalCadError(isLimit ? 'LIMIT_EXCEEDED' : 'SCRIPT_FAILED', `${operation}: the kernel gave up (${thrown.message})`, {
      cause: thrown,
      details: { operation, reason: thrown.message },
      remedy: 'make this step simpler; the kernel has to be loaded anew',
    })
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return new NaturalCadError('INTERNAL', `${operation}: ${message}`, { cause: thrown, details: { operation } })
}

function readReason(kernel: Kernel, exception: WebAssembly.Exception): string {
  const occt = occtOf(kernel)
  const [type, message] = occt.getExceptionMessage(exception)
  // The count was raised when JavaScript caught it; without this every failure would leak.
  occt.decrementExceptionRefcount(exception)
  if (message !== '' && message !== 'BRep_API: command not done') return message
  return type === 'StdFail_NotDone' ? 'no result' : type
}
