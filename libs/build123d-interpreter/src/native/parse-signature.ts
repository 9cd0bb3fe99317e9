import { parse, type Expression, type Parameter } from '@naturalcad/python-ast'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { getAttribute } from '../protocol/attributes.ts'
import { PyTuple } from '../values/sequences.ts'
import { Signature, type SignatureParameter } from './signature.ts'
import type { Value } from '../values/value.ts'
import type { Context } from '../runtime/context.ts'

/** Finds what a default names (`Mode.ADD` asks for `Mode`), when the function is first called. */
export type ResolveName = (name: string) => Value | undefined

/**
 * Reads a signature as Python's documentation writes it: `extrude(to_extrude=None, amount: float=None, *, clean=True)`. Annotations are for
 * readers only. Defaults are literals, tuples, signed numbers, and names or dotted names that `resolve` knows.
 */
export function parseSignature(text: string, functionName: string, resolve: ResolveName): Signature {
  const result = parse(`def ${text}: pass\n`)
  const definition = result.ok ? result.module.body[0] : undefined
  if (definition?.type !== 'FunctionDef') throw new NaturalCadError('INTERNAL', `the signature "${text}" of a native function can't be read`)
  const { positionalOnly, positional, variadic, keywordOnly, keywords } = definition.args
  const convert = (kind: SignatureParameter['kind']) => (parameter: Parameter): SignatureParameter => {
    const value = parameter.default
    return { name: parameter.name.name, kind, ...(value === null ? {} : { default: (context: Context) => evaluateDefault(value, resolve, context) }) }
  }
  return new Signature(functionName, [
    ...positionalOnly.map(convert('positional-only')),
    ...positional.map(convert('positional')),
    ...(variadic === null ? [] : [convert('variadic')(variadic)]),
    ...keywordOnly.map(convert('keyword-only')),
    ...(keywords === null ? [] : [convert('keywords')(keywords)]),
  ])
}

function evaluateDefault(node: Expression, resolve: ResolveName, context: Context): Value {
  switch (node.type) {
    case 'Constant':
      if (node.value.kind === 'none') return null
      if (node.value.kind === 'bool' || node.value.kind === 'int' || node.value.kind === 'float' || node.value.kind === 'str') return node.value.value
      break
    case 'UnaryOp': {
      const operand = evaluateDefault(node.operand, resolve, context)
      if (node.operator === '-' && (typeof operand === 'bigint' || typeof operand === 'number')) return -operand
      break
    }
    case 'Tuple':
      return new PyTuple(node.elements.map((element) => evaluateDefault(element, resolve, context)))
    case 'Name': {
      const value = resolve(node.name)
      if (value !== undefined) return value
      break
    }
    case 'Attribute':
      return getAttribute(context, evaluateDefault(node.value, resolve, context), node.attribute.name)
    default:
  }
  throw new NaturalCadError('INTERNAL', `a default of a native function can't be read: ${node.type}`)
}
