import { BoundArguments } from './bound-arguments.ts'
import { parseSignature, type ResolveName } from './parse-signature.ts'
import { NativeFunction } from '../values/callables.ts'
import type { Signature } from './signature.ts'
import type { Value } from '../values/value.ts'
import type { Context } from '../runtime/context.ts'

export type NativeBody = (args: BoundArguments, context: Context) => Value | void

const resolvesNothing: ResolveName = () => undefined

/**
 * A native function from its signature as the documentation writes it.
 * @example defineFunction('extrude(to_extrude=None, amount: float=None, both=False, mode=Mode.ADD)', (args) => …, resolve)
 */
export function defineFunction(signature: string, body: NativeBody, resolve: ResolveName = resolvesNothing): NativeFunction {
  const name = nameInSignature(signature)
  const bound = lazySignature(signature, name, resolve)
  return new NativeFunction(name, (context, positional, keywords) => {
    context.spend(1)
    const parsed = bound()
    return body(new BoundArguments(parsed, parsed.bind(context, positional, keywords)), context) ?? null
  })
}

export function nameInSignature(signature: string): string {
  return signature.slice(0, signature.indexOf('(')).trim()
}

/** Parsed when first needed: a script uses few of the names that a library has. */
export function lazySignature(text: string, functionName: string, resolve: ResolveName): () => Signature {
  let signature: Signature | undefined
  return () => (signature ??= parseSignature(text, functionName, resolve))
}
