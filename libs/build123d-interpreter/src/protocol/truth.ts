import { callSpecial } from './special.ts'
import { classOf } from '../values/class-of.ts'
import { PyDict } from '../values/py-dict.ts'
import { PySet } from '../values/py-set.ts'
import { notImplemented } from '../values/singletons.ts'
import { typeError } from '../values/python-error.ts'
import { PyBytes, PyList, PyRange, PyTuple } from '../values/sequences.ts'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

export function truth(context: Context, value: Value): boolean {
  switch (typeof value) {
    case 'boolean':
      return value
    case 'bigint':
      return value !== 0n
    case 'number':
      return value !== 0
    case 'string':
      return value !== ''
    default:
  }
  if (value === null) return false
  if (value === notImplemented) throw typeError('NotImplemented should not be used in a boolean context')
  const answer = callSpecial(context, value, '__bool__')
  if (answer !== undefined) {
    if (typeof answer !== 'boolean') throw typeError(`__bool__ should return bool, returned ${classOf(answer).name}`)
    return answer
  }
  const length = callSpecial(context, value, '__len__')
  if (length !== undefined) return truth(context, length)
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length > 0
  if (value instanceof PyDict || value instanceof PySet) return value.size > 0
  if (value instanceof PyRange) return value.length > 0n
  if (value instanceof PyBytes) return value.bytes.length > 0
  return true
}
