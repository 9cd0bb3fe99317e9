import { defaultRepr, repr } from './repr.ts'
import { bindAttribute } from './special.ts'
import { BoundMethod, NativeFunction, PyClassMethod, PyFunction, PyProperty, PyStaticMethod } from '../values/callables.ts'
import { classOf } from '../values/class-of.ts'
import { attributeErrorClass, PyException } from '../values/exceptions.ts'
import { PyClass } from '../values/py-class.ts'
import { PyDict } from '../values/py-dict.ts'
import { PyInstance } from '../values/py-instance.ts'
import { PyModule } from '../values/py-module.ts'
import { attributeError, PythonError, typeError } from '../values/python-error.ts'
import { PyTuple } from '../values/sequences.ts'
import { PySuper } from '../values/py-super.ts'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

export function getAttribute(context: Context, value: Value, name: string): Value {
  const found = findAttribute(context, value, name)
  if (found === undefined) throw missingAttribute(value, name)
  return found
}

/** `hasattr` and `getattr` with a default: an AttributeError on the way, also from a property, counts as absent. */
export function tryAttribute(context: Context, value: Value, name: string): Value | undefined {
  try {
    return findAttribute(context, value, name)
  } catch (error) {
    if (error instanceof PythonError && error.exception.cls.isSubclassOf(attributeErrorClass)) return undefined
    throw error
  }
}

function missingAttribute(value: Value, name: string): PythonError {
  if (value instanceof PyModule) return attributeError(`module '${value.name}' has no attribute '${name}'`)
  if (value instanceof PyClass) return attributeError(`type object '${value.name}' has no attribute '${name}'`)
  if (value instanceof PySuper) return attributeError(`'super' object has no attribute '${name}'`)
  return attributeError(`'${classOf(value).name}' object has no attribute '${name}'`)
}

function findAttribute(context: Context, value: Value, name: string): Value | undefined {
  if (value instanceof PyModule) return value.find(name)
  if (value instanceof PyClass) return findClassAttribute(context, value, name)
  if (value instanceof PySuper) return findSuperAttribute(context, value, name)
  const cls = classOf(value)
  const found = cls.find(name)
  if (found instanceof PyProperty && found.cachedAs === undefined) return bindAttribute(context, found, value, cls)
  if (value instanceof PyInstance || value instanceof PyFunction) {
    const own = value.attributes.get(name)
    if (own !== undefined) return own
  }
  if (found instanceof PyProperty && found.cachedAs !== undefined && value instanceof PyInstance) {
    const computed = bindAttribute(context, found, value, cls)
    value.attributes.set(found.cachedAs, computed)
    return computed
  }
  if (found !== undefined) return bindAttribute(context, found, value, cls)
  const own = builtInAttribute(context, value, name)
  if (own !== undefined) return own
  const fallback = cls.find('__getattr__')
  return fallback === undefined ? undefined : context.call(bindAttribute(context, fallback, value, cls), [name])
}

function findClassAttribute(context: Context, cls: PyClass, name: string): Value | undefined {
  const meta = cls.metaclass?.find(name)
  if (meta instanceof PyProperty) return bindAttribute(context, meta, cls, cls.cls)
  const found = cls.find(name)
  if (found instanceof PyStaticMethod) return found.callable
  if (found instanceof PyClassMethod) return new BoundMethod(cls, found.callable)
  if (found !== undefined) return found
  if (meta !== undefined) return bindAttribute(context, meta, cls, cls.cls)
  switch (name) {
    case '__name__':
      return cls.name
    case '__qualname__':
      return cls.qualifiedName
    case '__module__':
      return cls.module
    case '__doc__':
      return null
    case '__class__':
      return cls.cls
    case '__mro__':
      return new PyTuple(cls.mro)
    case '__bases__':
      return new PyTuple(cls.bases)
    default:
      return undefined
  }
}

function findSuperAttribute(context: Context, proxy: PySuper, name: string): Value | undefined {
  const order = proxy.objectClass.mro
  for (const ancestor of order.slice(order.indexOf(proxy.after) + 1)) {
    const found = ancestor.attributes.get(name)
    if (found === undefined) continue
    if (proxy.self instanceof PyClass && proxy.self === proxy.objectClass) {
      return found instanceof PyClassMethod ? new BoundMethod(proxy.self, found.callable) : found instanceof PyStaticMethod ? found.callable : found
    }
    return bindAttribute(context, found, proxy.self, proxy.objectClass)
  }
  return objectMethod(context, proxy.self, name)
}

/** What `object` itself offers at the end of a chain of `super()` calls. */
function objectMethod(context: Context, self: Value, name: string): Value | undefined {
  switch (name) {
    case '__init__':
      return new NativeFunction(name, (_context, positional, keywords) => {
        if (positional.length + keywords.size > 0) throw typeError('object.__init__() takes exactly one argument (the instance to initialize)')
        return null
      })
    case '__str__':
      return new NativeFunction(name, () => repr(context, self))
    case '__repr__':
      return new NativeFunction(name, () => defaultRepr(self))
    case '__setattr__':
      return new NativeFunction(name, (_context, [attribute = null, value = null]) => {
        if (self instanceof PyInstance && typeof attribute === 'string') setOwnAttribute(context, self, attribute, value)
        return null
      })
    default:
      return undefined
  }
}

function builtInAttribute(context: Context, value: Value, name: string): Value | undefined {
  if (name === '__class__') return classOf(value)
  if (name === '__dict__' && value instanceof PyInstance) return PyDict.from(context, value.attributes)
  if (name === '__doc__') return value instanceof PyFunction ? value.documentation : (classOf(value).find('__doc__') ?? null)
  if (value instanceof PyFunction) {
    if (name === '__name__') return value.name
    if (name === '__qualname__') return value.qualifiedName
  }
  if (value instanceof NativeFunction && (name === '__name__' || name === '__qualname__')) return value.name
  if (value instanceof BoundMethod) {
    if (name === '__self__') return value.self
    if (name === '__func__') return value.callable
    return findAttribute(context, value.callable, name)
  }
  if (value instanceof PyException) {
    if (name === 'args') return value.args
    if (name === '__cause__') return value.cause
    if (name === '__context__') return value.during
  }
  return undefined
}

export function setAttribute(context: Context, target: Value, name: string, value: Value): void {
  if (target instanceof PyClass) {
    if (target.isNative) throw typeError(`cannot set '${name}' attribute of immutable type '${target.name}'`)
    target.attributes.set(name, value)
    return
  }
  const cls = classOf(target)
  const found = cls.find(name)
  if (found instanceof PyProperty && found.cachedAs === undefined) {
    if (found.setter === null) throw attributeError(`property '${name}' of '${cls.name}' object has no setter`)
    if (typeof found.setter === 'function') found.setter(target, value, context)
    else context.call(found.setter, [target, value])
    return
  }
  if (target instanceof PyInstance && !isBuiltInContainer(target)) {
    const custom = cls.find('__setattr__')
    if (custom !== undefined) {
      context.call(custom, [target, name, value])
      return
    }
    setOwnAttribute(context, target, name, value)
    return
  }
  if (target instanceof PyFunction) {
    target.attributes.set(name, value)
    return
  }
  if (found !== undefined) throw attributeError(`'${cls.name}' object attribute '${name}' is read-only`)
  throw attributeError(`'${cls.name}' object has no attribute '${name}'`)
}

/** What `object.__setattr__` does. */
export function setOwnAttribute(context: Context, target: PyInstance, name: string, value: Value): void {
  if (target instanceof PyException && name === 'args' && value instanceof PyTuple) target.args = value
  if (!target.attributes.has(name)) context.allocate(48)
  target.attributes.set(name, value)
}

export function deleteAttribute(target: Value, name: string): void {
  const attributes = target instanceof PyInstance || (target instanceof PyClass && !target.isNative) ? target.attributes : undefined
  if (attributes?.delete(name) !== true) throw missingAttribute(target, name)
}

const isBuiltInContainer = (target: PyInstance) => target.cls.isNative && target.cls.module === 'builtins' && !(target instanceof PyException)
