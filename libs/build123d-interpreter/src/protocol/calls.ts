import { BoundMethod, NativeFunction, PyFunction, PyStaticMethod } from '../values/callables.ts'
import { classOf } from '../values/class-of.ts'
import { PyException } from '../values/exceptions.ts'
import { PyClass, typeClass } from '../values/py-class.ts'
import { PyInstance } from '../values/py-instance.ts'
import { typeError } from '../values/python-error.ts'
import { PyTuple } from '../values/sequences.ts'
import { bindAttribute } from './special.ts'
import { PyObject, type Keywords, type Value } from '../values/value.ts'
import type { Context } from '../runtime/context.ts'

export function callValue(context: Context, callable: Value, positional: readonly Value[], keywords: Keywords): Value {
  if (callable instanceof PyFunction || callable instanceof NativeFunction) return callable.invoke(context, positional, keywords)
  if (callable instanceof BoundMethod) return callValue(context, callable.callable, [callable.self, ...positional], keywords)
  if (callable instanceof PyClass) return instantiate(context, callable, positional, keywords)
  if (callable instanceof PyStaticMethod) return callValue(context, callable.callable, positional, keywords)
  if (callable instanceof PyObject) {
    const found = callable.cls.find('__call__')
    if (found !== undefined) return callValue(context, bindAttribute(context, found, callable, callable.cls), positional, keywords)
  }
  throw typeError(`'${classOf(callable).name}' object is not callable`)
}

export function isCallable(value: Value): boolean {
  if (value instanceof PyFunction || value instanceof NativeFunction || value instanceof BoundMethod || value instanceof PyClass) return true
  return value instanceof PyStaticMethod || (value instanceof PyObject && value.cls.find('__call__') !== undefined)
}

function instantiate(context: Context, cls: PyClass, positional: readonly Value[], keywords: Keywords): Value {
  if (cls === typeClass) return typeOf(positional)
  context.allocate(96)
  if (cls.construct !== undefined) return cls.construct(context, cls, positional, keywords)
  const maker = cls.find('__new__')
  const made = maker === undefined ? allocate(cls) : callValue(context, maker instanceof PyStaticMethod ? maker.callable : maker, [cls, ...positional], keywords)
  if (!(made instanceof PyObject) || !made.cls.isSubclassOf(cls)) return made
  if (made instanceof PyException) made.args = new PyTuple(positional)
  const initialize = cls.find('__init__')
  if (initialize === undefined) {
    if (positional.length + keywords.size > 0 && maker === undefined) throw typeError(`${cls.name}() takes no arguments`)
    return made
  }
  const result = callValue(context, bindAttribute(context, initialize, made, cls), positional, keywords)
  if (result !== null) throw typeError(`__init__() should return None, not '${classOf(result).name}'`)
  return made
}

/** The empty instance of a class, before `__init__`. */
export function allocate(cls: PyClass): PyObject {
  return cls.allocate === undefined ? new PyInstance(cls) : cls.allocate(cls)
}

function typeOf(positional: readonly Value[]): Value {
  const [value] = positional
  if (value === undefined || positional.length !== 1) throw typeError('type() takes 1 argument')
  return classOf(value)
}
