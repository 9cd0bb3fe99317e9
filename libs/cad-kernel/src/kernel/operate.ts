import type { Kernel } from './kernel.ts'
import { translateException } from './translate-exception.ts'
import { Workbench } from './workbench.ts'

/**
 * Runs OCCT calls: frees what they made on the way, and turns what they throw into typed errors that name the operation.
 * Every call into OCCT goes through here.
 */
export function operate<Result>(kernel: Kernel, operation: string, work: (bench: Workbench) => Result, remedy?: string): Result {
  const bench = new Workbench(kernel, operation)
  try {
    return work(bench)
  } catch (thrown) {
    throw translateException(kernel, operation, thrown, remedy)
  } finally {
    if (!kernel.isBroken) bench.clear()
  }
}
