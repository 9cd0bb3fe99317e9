import { BoundArguments } from '../native/bound-arguments.ts'
import { lazySignature } from '../native/define-function.ts'
import type { PyClass } from '../values/py-class.ts'
import type { Value } from '../values/value.ts'
import type { Context } from '../runtime/context.ts'

/** Gives a built-in class what calling it does. */
export function setConstructor(cls: PyClass, signature: string, construct: (args: BoundArguments, context: Context, cls: PyClass) => Value): void {
  const bound = lazySignature(signature, cls.name, () => undefined)
  cls.construct = (context, actual, positional, keywords) => {
    context.spend(1)
    const parsed = bound()
    return construct(new BoundArguments(parsed, parsed.bind(context, positional, keywords)), context, actual)
  }
}
