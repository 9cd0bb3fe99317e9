import { callSpecial } from './special.ts'
import { codePointLength } from '../formatting/code-points.ts'
import { classOf } from '../values/class-of.ts'
import { PyDict } from '../values/py-dict.ts'
import { PyDictView } from '../values/py-dict-view.ts'
import { PySet } from '../values/py-set.ts'
import { typeError, valueError } from '../values/python-error.ts'
import { PyBytes, PyList, PyRange, PyTuple } from '../values/sequences.ts'
import type { Value } from '../values/value.ts'
import type { Context } from '../runtime/context.ts'

export function lengthOf(context: Context, value: Value): bigint {
  if (typeof value === 'string') return BigInt(codePointLength(value))
  const custom = value !== null && typeof value === 'object' ? callSpecial(context, value, '__len__') : undefined
  if (custom !== undefined) {
    if (typeof custom !== 'bigint') throw typeError(`'${classOf(custom).name}' object cannot be interpreted as an integer`)
    if (custom < 0n) throw valueError('__len__() should return >= 0')
    return custom
  }
  if (value instanceof PyList || value instanceof PyTuple) return BigInt(value.items.length)
  if (value instanceof PyDict || value instanceof PySet) return BigInt(value.size)
  if (value instanceof PyDictView) return BigInt(value.dict.size)
  if (value instanceof PyRange) return value.length
  if (value instanceof PyBytes) return BigInt(value.bytes.length)
  throw typeError(`object of type '${classOf(value).name}' has no len()`)
}
