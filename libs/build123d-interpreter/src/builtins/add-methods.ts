import { BoundArguments } from '../native/bound-arguments.ts'
import { lazySignature, nameInSignature } from '../native/define-function.ts'
import { NativeFunction, PyClassMethod, PyProperty } from '../values/callables.ts'
import type { NativeMethodBody } from '../native/define-class.ts'
import type { PyClass } from '../values/py-class.ts'
import type { Value } from '../values/value.ts'
import type { Context } from '../runtime/context.ts'

const resolvesNothing = () => undefined

/** Gives a built-in class its methods, by signature without `self`. */
export function addMethods<Self extends Value>(cls: PyClass, methods: Readonly<Record<string, NativeMethodBody<Self>>>): void {
  for (const [signature, body] of Object.entries(methods)) {
    const name = nameInSignature(signature)
    const bound = lazySignature(signature, `${cls.name}.${name}`, resolvesNothing)
    const invoke = (context: Context, positional: readonly Value[], keywords: ReadonlyMap<string, Value>) => {
      context.spend(1)
      const parsed = bound()
      return body(positional[0] as Self, new BoundArguments(parsed, parsed.bind(context, positional.slice(1), keywords)), context) ?? null
    }
    cls.attributes.set(name, new NativeFunction(name, invoke, { isMethod: true }))
  }
}

export function addClassMethods(cls: PyClass, methods: Readonly<Record<string, NativeMethodBody<PyClass>>>): void {
  addMethods(cls, methods as Readonly<Record<string, NativeMethodBody<Value>>>)
  for (const signature of Object.keys(methods)) {
    const name = nameInSignature(signature)
    cls.attributes.set(name, new PyClassMethod(cls.attributes.get(name) ?? null))
  }
}

// The type parameter says at the call what `self` is.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export function addProperties<Self extends Value>(cls: PyClass, properties: Readonly<Record<string, (self: Self) => Value>>): void {
  for (const [name, read] of Object.entries(properties)) cls.attributes.set(name, new PyProperty((self) => read(self as Self)))
}
