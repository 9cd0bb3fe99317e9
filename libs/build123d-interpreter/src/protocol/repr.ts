import { callSpecial } from './special.ts'
import { objectIdentity } from './identity.ts'
import { floatRepr } from '../numbers/float-text.ts'
import { integerText } from '../numbers/integer.ts'
import { bytesRepr, stringRepr } from '../formatting/string-repr.ts'
import { BoundMethod, NativeFunction, PyFunction } from '../values/callables.ts'
import { classOf } from '../values/class-of.ts'
import { keyErrorClass, PyException } from '../values/exceptions.ts'
import { PyClass } from '../values/py-class.ts'
import { PyDict } from '../values/py-dict.ts'
import { PyDictView } from '../values/py-dict-view.ts'
import { PyModule } from '../values/py-module.ts'
import { PySet } from '../values/py-set.ts'
import { setClass } from '../values/builtin-classes.ts'
import { typeError } from '../values/python-error.ts'
import { PyBytes, PyList, PyRange, PySlice, PyTuple } from '../values/sequences.ts'
import { ellipsis, notImplemented } from '../values/singletons.ts'
import type { PyObject, Value } from '../values/value.ts'
import type { Context } from '../runtime/context.ts'

/** Containers whose text is being made: one inside itself is `[...]`. */
const openContainers = Symbol('containers whose text is being made')

export function repr(context: Context, value: Value): string {
  switch (typeof value) {
    case 'string':
      return stringRepr(value)
    case 'bigint':
      return integerText(value)
    case 'number':
      return floatRepr(value)
    case 'boolean':
      return value ? 'True' : 'False'
    default:
      return value === null ? 'None' : objectRepr(context, value)
  }
}

/** `str(value)`. */
export function toText(context: Context, value: Value): string {
  if (typeof value === 'string') return value
  if (value === null || typeof value !== 'object') return repr(context, value)
  const custom = callSpecial(context, value, '__str__')
  if (custom !== undefined) return expectText(custom, '__str__')
  if (value instanceof PyException && value.cls.find('__repr__') === undefined) return exceptionText(context, value)
  return repr(context, value)
}

/** What `str(exception)` gives, and what stands after the colon of a traceback. */
export function exceptionText(context: Context, exception: PyException): string {
  const [first, ...rest] = exception.args.items
  if (first === undefined) return ''
  if (rest.length > 0) {
    if (typeof first === 'bigint' && rest.length === 1 && exception.cls.name === 'OSError') return `[Errno ${first}] ${toText(context, rest[0] ?? null)}`
    return repr(context, exception.args)
  }
  return exception.cls.isSubclassOf(keyErrorClass) ? repr(context, first) : toText(context, first)
}

function objectRepr(context: Context, value: PyObject): string {
  const custom = callSpecial(context, value, '__repr__')
  if (custom !== undefined) return expectText(custom, '__repr__')
  if (value instanceof PyClass) return `<class '${qualified(value)}'>`
  if (value instanceof PyList || value instanceof PyTuple || value instanceof PyDict || value instanceof PySet || value instanceof PyDictView) {
    return containerRepr(context, value)
  }
  if (value instanceof PyRange) return `range(${value.start}, ${value.stop}${value.step === 1n ? '' : `, ${value.step}`})`
  if (value instanceof PySlice) return `slice(${[value.start, value.stop, value.step].map((part) => repr(context, part)).join(', ')})`
  if (value instanceof PyBytes) return bytesRepr(value.bytes)
  if (value instanceof PyException) return `${value.cls.name}(${value.args.items.map((item) => repr(context, item)).join(', ')})`
  if (value instanceof PyFunction) return `<function ${value.qualifiedName} at ${address(value)}>`
  if (value instanceof NativeFunction) return value.isMethod ? `<method '${value.name}'>` : `<built-in function ${value.name}>`
  if (value instanceof BoundMethod) return boundMethodRepr(context, value)
  if (value instanceof PyModule) return `<module '${value.name}'>`
  if (value === ellipsis) return 'Ellipsis'
  if (value === notImplemented) return 'NotImplemented'
  return defaultRepr(value)
}

/** What `object.__repr__` gives. */
export function defaultRepr(value: Value): string {
  return value !== null && typeof value === 'object' ? `<${qualified(value.cls)} object at ${address(value)}>` : String(value)
}

function boundMethodRepr(context: Context, method: BoundMethod): string {
  if (method.callable instanceof PyFunction) return `<bound method ${method.callable.qualifiedName} of ${repr(context, method.self)}>`
  const name = method.callable instanceof NativeFunction ? method.callable.name : 'method'
  return `<built-in method ${name} of ${classOf(method.self).name} object>`
}

const qualified = (cls: PyClass) => (cls.module === 'builtins' ? cls.qualifiedName : `${cls.module}.${cls.qualifiedName}`)

/** Not an address, but as stable within one run. */
const address = (value: object) => `0x${objectIdentity(value).toString(16).padStart(12, '0')}`

function containerRepr(context: Context, value: PyList | PyTuple | PyDict | PySet | PyDictView): string {
  let open = context.state.get(openContainers) as Set<Value> | undefined
  if (open === undefined) context.state.set(openContainers, (open = new Set<Value>()))
  if (open.has(value)) return value instanceof PyList ? '[...]' : value instanceof PyTuple ? '(...)' : '{...}'
  const inProgress = open.add(value)
  try {
    const text = context.nested(10, () => containerText(context, value))
    context.allocate(text.length)
    return text
  } finally {
    inProgress.delete(value)
  }
}

function containerText(context: Context, value: PyList | PyTuple | PyDict | PySet | PyDictView): string {
  const join = (items: Iterable<Value>) => {
    const texts = Array.from(items, (item) => {
      context.spend(1)
      return repr(context, item)
    })
    return texts.join(', ')
  }
  if (value instanceof PyList) return `[${join(value.items)}]`
  if (value instanceof PyTuple) return value.items.length === 1 ? `(${join(value.items)},)` : `(${join(value.items)})`
  if (value instanceof PyDict) return `{${Array.from(value.entries(), (entry) => `${repr(context, entry.key)}: ${repr(context, entry.value)}`).join(', ')}}`
  if (value instanceof PyDictView) return `${value.cls.name}([${join(value.values())}])`
  if (value.size === 0) return `${value.cls.name}()`
  return value.cls === setClass ? `{${join(value.values())}}` : `${value.cls.name}({${join(value.values())}})`
}

function expectText(value: Value, method: string): string {
  if (typeof value !== 'string') throw typeError(`${method} returned non-string (type ${classOf(value).name})`)
  return value
}
