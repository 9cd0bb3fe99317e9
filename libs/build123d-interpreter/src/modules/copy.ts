import { defineFunction } from '../native/define-function.ts'
import { allocate } from '../protocol/calls.ts'
import { callSpecial } from '../protocol/special.ts'
import { PyDict } from '../values/py-dict.ts'
import { PyInstance } from '../values/py-instance.ts'
import { PyModule } from '../values/py-module.ts'
import { PySet } from '../values/py-set.ts'
import { PyException } from '../values/exceptions.ts'
import { PyList, PyTuple } from '../values/sequences.ts'
import { EnumMember } from '../values/enum-member.ts'
import type { Context } from '../runtime/context.ts'
import { PyObject, type Value } from '../values/value.ts'

export function createCopyModule(): PyModule {
  return new PyModule(
    'copy',
    new Map<string, Value>([
      ['copy', defineFunction('copy(x)', (args, context) => shallowCopy(context, args.get('x')))],
      ['deepcopy', defineFunction('deepcopy(x, memo=None)', (args, context) => deepCopy(context, args.get('x'), new Map()))],
    ]),
  )
}

/** Native classes with state of their own define `__copy__` and `__deepcopy__`. */
function shallowCopy(context: Context, value: Value): Value {
  if (!(value instanceof PyObject) || value instanceof EnumMember) return value
  const custom = callSpecial(context, value, '__copy__')
  if (custom !== undefined) return custom
  if (value instanceof PyList) {
    context.allocate(value.items.length * 8)
    return copyAttributes(value, new PyList([...value.items], value.cls))
  }
  if (value instanceof PyDict) return PyDict.from(context, pairs(value))
  if (value instanceof PySet) return PySet.from(context, value.values(), value.cls)
  return value instanceof PyInstance ? copyAttributes(value, copyInstance(value)) : value
}

function deepCopy(context: Context, value: Value, known: Map<PyObject, Value>): Value {
  if (!(value instanceof PyObject) || value instanceof EnumMember) return value
  const made = known.get(value)
  if (made !== undefined) return made
  context.spend(1)
  return context.nested(9, () => {
    const copy = deepCopyObject(context, value, known)
    known.set(value, copy)
    return copy
  })
}

function deepCopyObject(context: Context, value: PyObject, known: Map<PyObject, Value>): Value {
  const inner = (item: Value) => deepCopy(context, item, known)
  const custom = callSpecial(context, value, '__deepcopy__', new PyDict())
  if (custom !== undefined) return custom
  if (value instanceof PyTuple) {
    const items = value.items.map(inner)
    return items.every((item, index) => item === value.items[index]) ? value : new PyTuple(items, value.cls)
  }
  if (value instanceof PyList) {
    const copy = new PyList([], value.cls)
    known.set(value, copy)
    context.allocate(value.items.length * 8)
    for (const item of value.items) copy.items.push(inner(item))
    return copy
  }
  if (value instanceof PyDict) {
    const copy = new PyDict()
    known.set(value, copy)
    for (const [key, item] of pairs(value)) copy.set(context, inner(key), inner(item))
    return copy
  }
  if (value instanceof PySet) return PySet.from(context, Array.from(value.values(), inner), value.cls)
  if (!(value instanceof PyInstance)) return value
  const copy = copyInstance(value)
  known.set(value, copy)
  for (const [name, item] of value.attributes) copy.attributes.set(name, inner(item))
  return copy
}

function copyInstance(value: PyInstance): PyInstance {
  const copy = allocate(value.cls)
  if (!(copy instanceof PyInstance)) return value
  if (value instanceof PyException && copy instanceof PyException) copy.args = value.args
  return copy
}

function copyAttributes(from: PyInstance, to: PyInstance): PyInstance {
  if (from !== to) for (const [name, item] of from.attributes) to.attributes.set(name, item)
  return to
}

const pairs = (dict: PyDict) => Array.from(dict.entries(), ({ key, value }) => [key, value] as const)
