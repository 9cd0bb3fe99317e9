import { itemEquals } from './compare.ts'
import { isInteger, toInteger } from '../numbers/numeric.ts'
import { iterate } from './iterate.ts'
import { callSpecial } from './special.ts'
import { truth } from './truth.ts'
import { classOf } from '../values/class-of.ts'
import { PyDict } from '../values/py-dict.ts'
import { PyDictView } from '../values/py-dict-view.ts'
import { PySet } from '../values/py-set.ts'
import { PythonError, typeError } from '../values/python-error.ts'
import { PyRange } from '../values/sequences.ts'
import { PyObject, type Value } from '../values/value.ts'
import type { Context } from '../runtime/context.ts'

/** `item in container`. */
export function contains(context: Context, container: Value, item: Value): boolean {
  context.spend(1)
  if (typeof container === 'string') {
    if (typeof item !== 'string') throw typeError(`'in <string>' requires string as left operand, not ${classOf(item).name}`)
    context.spend(container.length / 64)
    return container.includes(item)
  }
  if (container instanceof PyObject) {
    const answer = callSpecial(context, container, '__contains__', item)
    if (answer !== undefined) return truth(context, answer)
    if (container instanceof PyDict || container instanceof PySet) return container.has(context, item)
    if (container instanceof PyDictView && container.kind === 'keys') return container.dict.has(context, item)
    if (container instanceof PyRange && isInteger(item)) return rangeContains(container, toInteger(item))
  }
  for (const candidate of iterateOrRefuse(context, container)) if (itemEquals(context, candidate, item)) return true
  return false
}

function iterateOrRefuse(context: Context, container: Value): Iterable<Value> {
  try {
    return iterate(context, container)
  } catch (error) {
    if (error instanceof PythonError) throw typeError(`argument of type '${classOf(container).name}' is not iterable`)
    throw error
  }
}

function rangeContains(range: PyRange, value: bigint): boolean {
  const isInside = range.step > 0n ? value >= range.start && value < range.stop : value <= range.start && value > range.stop
  return isInside && (value - range.start) % range.step === 0n
}
