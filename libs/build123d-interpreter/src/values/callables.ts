import { builtinFunctionClass, classMethodClass, functionClass, methodClass, propertyClass, staticMethodClass } from './builtin-classes.ts'
import type { PyClass } from './py-class.ts'
import { PyObject, type Keywords, type Value } from './value.ts'
import type { Signature } from '../native/signature.ts'
import type { Context } from '../runtime/context.ts'

export type Invoke = (context: Context, positional: readonly Value[], keywords: Keywords) => Value

/** A function or lambda of the script. `invoke` binds the arguments and runs the body. */
export class PyFunction extends PyObject {
  override readonly cls = functionClass
  readonly name: string
  readonly qualifiedName: string
  readonly documentation: Value
  readonly signature: Signature
  readonly invoke: Invoke
  readonly attributes = new Map<string, Value>()

  constructor(options: { name: string; qualifiedName: string; documentation: Value; signature: Signature; invoke: Invoke }) {
    super()
    this.name = options.name
    this.qualifiedName = options.qualifiedName
    this.documentation = options.documentation
    this.signature = options.signature
    this.invoke = options.invoke
  }
}

/** A function of the host. */
export class NativeFunction extends PyObject {
  override readonly cls = builtinFunctionClass
  readonly name: string
  readonly invoke: Invoke
  /** As an attribute of a class it takes the instance as first argument. */
  readonly isMethod: boolean

  constructor(name: string, invoke: Invoke, options: { isMethod?: boolean } = {}) {
    super()
    this.name = name
    this.invoke = invoke
    this.isMethod = options.isMethod ?? false
  }
}

/** A function with its first argument filled in. */
export class BoundMethod extends PyObject {
  override readonly cls = methodClass
  readonly self: Value
  readonly callable: Value

  constructor(self: Value, callable: Value) {
    super()
    this.self = self
    this.callable = callable
  }
}

export type NativeGetter = (self: Value, context: Context) => Value
export type NativeSetter = (self: Value, value: Value, context: Context) => void

/** A property: of the script (`getter` is a function value) or of the host. */
export class PyProperty extends PyObject {
  override readonly cls: PyClass = propertyClass
  readonly getter: Value | NativeGetter
  readonly setter: Value | NativeSetter
  /** Computed once an instance and kept (`functools.cached_property`): the name it is kept under. */
  readonly cachedAs: string | undefined

  constructor(getter: Value | NativeGetter, setter: Value | NativeSetter = null, cachedAs?: string) {
    super()
    this.getter = getter
    this.setter = setter
    this.cachedAs = cachedAs
  }
}

export class PyStaticMethod extends PyObject {
  override readonly cls = staticMethodClass
  readonly callable: Value

  constructor(callable: Value) {
    super()
    this.callable = callable
  }
}

export class PyClassMethod extends PyObject {
  override readonly cls = classMethodClass
  readonly callable: Value

  constructor(callable: Value) {
    super()
    this.callable = callable
  }
}
