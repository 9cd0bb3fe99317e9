import { BoundArguments } from './bound-arguments.ts'
import { lazySignature, nameInSignature } from './define-function.ts'
import { NativeFunction, PyClassMethod, PyProperty, PyStaticMethod } from '../values/callables.ts'
import { objectClass, PyClass, type Construct } from '../values/py-class.ts'
import { PyInstance } from '../values/py-instance.ts'
import type { ResolveName } from './parse-signature.ts'
import type { PyObject, Value } from '../values/value.ts'
import type { Context } from '../runtime/context.ts'

export type NativeMethodBody<Self> = (self: Self, args: BoundArguments, context: Context) => Value | void
type NativeOperator<Self> = (self: Self, context: Context, ...operands: Value[]) => Value | void
type NativeProperty<Self> = ((self: Self, context: Context) => Value) | NativeAccessors<Self>

interface NativeAccessors<Self> {
  get: (self: Self, context: Context) => Value
  set: (self: Self, value: Value, context: Context) => void
}

export interface NativeClassDefinition<Self extends PyObject> {
  name: string
  /** @default [object] */
  bases?: readonly PyClass[]
  /** Makes the empty instance, also of a script's subclass: `(cls) => new VectorValue(cls)`. Inherited; by default a `PyInstance`. */
  allocate?: (cls: PyClass) => Self
  /** Replaces allocation and `__init__` where calling the class doesn't make a new instance. */
  construct?: Construct
  /** The parameters of `__init__` without `self`, under the class's name: `Box(length: float, width: float, height: float)`. */
  init?: readonly [signature: string, body: NativeMethodBody<Self>]
  /** By signature without `self`: `{ 'moved(loc)': (self, args, context) => … }`. */
  methods?: Readonly<Record<string, NativeMethodBody<Self>>>
  staticMethods?: Readonly<Record<string, (args: BoundArguments, context: Context) => Value | void>>
  classMethods?: Readonly<Record<string, NativeMethodBody<PyClass>>>
  properties?: Readonly<Record<string, NativeProperty<Self>>>
  /** Special methods by name, operands as they come: `{ __add__: (self, context, other) => … }`. Return `notImplemented` to pass. */
  operators?: Readonly<Record<string, NativeOperator<Self>>>
  /** Class attributes. */
  constants?: Readonly<Record<string, Value>>
  /** For names in defaults. */
  resolve?: ResolveName
  metaclass?: PyClass
  module?: string
}

const resolvesNothing: ResolveName = () => undefined

/** A native class that scripts can call, subclass, and test with isinstance. */
export function defineClass<Self extends PyObject = PyInstance>(definition: NativeClassDefinition<Self>): PyClass {
  const { name, resolve = resolvesNothing } = definition
  const method = (signature: string, functionName: string, body: NativeMethodBody<Self>) => {
    const bound = lazySignature(signature, functionName, resolve)
    return new NativeFunction(
      functionName.slice(functionName.lastIndexOf('.') + 1),
      (context, positional, keywords) => {
        context.spend(1)
        const parsed = bound()
        const self = positional[0] as Self
        return body(self, new BoundArguments(parsed, parsed.bind(context, positional.slice(1), keywords)), context) ?? null
      },
      { isMethod: true },
    )
  }
  const attributes = new Map<string, Value>(Object.entries(definition.constants ?? {}))
  if (definition.init !== undefined) attributes.set('__init__', method(definition.init[0], `${name}.__init__`, definition.init[1]))
  for (const [signature, body] of Object.entries(definition.methods ?? {})) {
    const methodName = nameInSignature(signature)
    attributes.set(methodName, method(signature, `${name}.${methodName}`, body))
  }
  for (const [signature, body] of Object.entries(definition.classMethods ?? {})) {
    const methodName = nameInSignature(signature)
    attributes.set(methodName, new PyClassMethod(method(signature, `${name}.${methodName}`, body as unknown as NativeMethodBody<Self>)))
  }
  for (const [signature, body] of Object.entries(definition.staticMethods ?? {})) {
    const methodName = nameInSignature(signature)
    const bound = lazySignature(signature, `${name}.${methodName}`, resolve)
    const call = new NativeFunction(methodName, (context, positional, keywords) => {
      context.spend(1)
      const parsed = bound()
      return body(new BoundArguments(parsed, parsed.bind(context, positional, keywords)), context) ?? null
    })
    attributes.set(methodName, new PyStaticMethod(call))
  }
  for (const [property, accessors] of Object.entries(definition.properties ?? {})) {
    const { get, set } = typeof accessors === 'function' ? { get: accessors, set: undefined } : accessors
    attributes.set(
      property,
      new PyProperty((self, context) => get(self as Self, context), set === undefined ? null : (self, value, context) => set(self as Self, value, context)),
    )
  }
  for (const [operator, body] of Object.entries(definition.operators ?? {})) {
    attributes.set(
      operator,
      new NativeFunction(operator, (context, positional) => body(positional[0] as Self, context, ...positional.slice(1)) ?? null, { isMethod: true }),
    )
  }
  return new PyClass({
    name,
    bases: definition.bases ?? [objectClass],
    attributes,
    isNative: true,
    ...(definition.module === undefined ? {} : { module: definition.module }),
    ...(definition.allocate === undefined ? {} : { allocate: definition.allocate }),
    ...(definition.construct === undefined ? {} : { construct: definition.construct }),
    ...(definition.metaclass === undefined ? {} : { metaclass: definition.metaclass }),
  })
}
