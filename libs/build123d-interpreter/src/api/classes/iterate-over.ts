import type { Context } from '../../runtime/context.ts'
import { PyIterator, PyList, type Value } from '../../values/index.ts'

/** What `__iter__` returns for a fixed list of values. */
export function iterateOver(_context: Context, values: readonly Value[]): PyIterator {
  return new PyIterator(new PyList().cls, values)
}
