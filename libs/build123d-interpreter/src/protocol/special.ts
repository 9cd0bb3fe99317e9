import { BoundMethod, NativeFunction, PyClassMethod, PyFunction, PyProperty, PyStaticMethod } from '../values/callables.ts'
import { classOf } from '../values/class-of.ts'
import { PyObject, type Value } from '../values/value.ts'
import type { Context } from '../runtime/context.ts'
import type { PyClass } from '../values/py-class.ts'

/** An attribute found in a class, as an instance gives it: functions bound, properties computed. */
export function bindAttribute(context: Context, found: Value, self: Value, cls: PyClass): Value {
  if (!(found instanceof PyObject)) return found
  if (found instanceof PyFunction) return new BoundMethod(self, found)
  if (found instanceof NativeFunction) return found.isMethod ? new BoundMethod(self, found) : found
  if (found instanceof PyProperty) return readProperty(context, found, self)
  if (found instanceof PyClassMethod) return new BoundMethod(cls, found.callable)
  if (found instanceof PyStaticMethod) return found.callable
  return found
}

function readProperty(context: Context, property: PyProperty, self: Value): Value {
  return typeof property.getter === 'function' ? property.getter(self, context) : context.call(property.getter, [self])
}

/** Calls a special method, which Python looks up in the class only. Undefined when the class has none. */
export function callSpecial(context: Context, self: Value, name: string, ...operands: readonly Value[]): Value | undefined {
  const cls = classOf(self)
  const found = cls.find(name)
  if (found === undefined || found === null) return undefined
  if (found instanceof PyFunction || found instanceof NativeFunction) return context.call(found, [self, ...operands])
  return context.call(bindAttribute(context, found, self, cls), operands)
}

export function hasSpecial(value: Value, name: string): boolean {
  return value instanceof PyObject && value.cls.find(name) !== undefined
}
