import { callSpecial } from './special.ts'
import { classOf } from '../values/class-of.ts'
import { Bucket, type HashKey } from '../values/hash-key.ts'
import { EnumMember } from '../values/enum-member.ts'
import { PyDict } from '../values/py-dict.ts'
import { PySet } from '../values/py-set.ts'
import { typeError } from '../values/python-error.ts'
import { PyBytes, PyList, PyRange, PySlice, PyTuple } from '../values/sequences.ts'
import { objectIdentity } from './identity.ts'
import type { Context } from '../runtime/context.ts'
import type { PyObject, Value } from '../values/value.ts'

/** Where a value belongs in a dict or set; throws Python's TypeError for one that can't be hashed. */
export function hashKey(context: Context, value: Value): HashKey {
  switch (typeof value) {
    case 'string':
    case 'bigint':
      return value
    case 'boolean':
      return value ? 1n : 0n
    case 'number':
      return Number.isInteger(value) ? BigInt(value) : value
    default:
      return value === null ? null : hashObject(context, value)
  }
}

function hashObject(context: Context, value: PyObject): HashKey {
  const unhashable = () => typeError(`unhashable type: '${classOf(value).name}'`)
  if (value instanceof PyTuple) {
    const name = context.nested(8, () => value.items.map((item) => nameOfKey(context, item))).join(',')
    // A tuple that holds another twice doubles the name with each level.
    context.allocate(name.length)
    return new Bucket(`tuple(${name})`)
  }
  if (value instanceof EnumMember) return value.cls.find('__eq__') === undefined ? value : hashKey(context, value.value)
  const custom = value.cls.find('__hash__')
  if (custom === null) throw unhashable()
  if (custom !== undefined) {
    const hash = callSpecial(context, value, '__hash__')
    if (typeof hash !== 'bigint') throw typeError('__hash__ method should return an integer')
    return value.cls.find('__eq__') === undefined ? value : new Bucket(`hash(${hash})`)
  }
  if (value instanceof PyList || value instanceof PyDict || value instanceof PySlice) throw unhashable()
  if (value instanceof PySet) {
    if (!value.isFrozen) throw unhashable()
    const members = Array.from(value.values(), (item) => nameOf(context, hashKey(context, item)))
    return new Bucket(`frozenset(${members.toSorted().join(',')})`)
  }
  if (value instanceof PyBytes) return new Bucket(`bytes(${value.bytes.join(',')})`)
  if (value instanceof PyRange) return new Bucket(`range(${value.length})`)
  // A class that defines `__eq__` without `__hash__` has none.
  const owner = value.cls.mro.find((ancestor) => ancestor.attributes.has('__eq__'))
  if (owner !== undefined) throw unhashable()
  return value
}

/** A text that equal values share. */
export function nameOfKey(context: Context, value: Value): string {
  return nameOf(context, hashKey(context, value))
}

function nameOf(context: Context, key: HashKey): string {
  context.spend(1)
  if (key instanceof Bucket) return key.name
  if (typeof key === 'object' && key !== null) return `#${objectIdentity(key)}`
  return typeof key === 'string' ? JSON.stringify(key) : String(key)
}
