import { defineFunction } from '../native/define-function.ts'
import { isLess, richCompare } from '../protocol/compare.ts'
import { iterate } from '../protocol/iterate.ts'
import { binaryOperation } from '../protocol/operators.ts'
import { lengthOf } from '../protocol/length.ts'
import { extreme } from '../protocol/sort.ts'
import { truth } from '../protocol/truth.ts'
import { typeError, valueError } from '../values/python-error.ts'
import { NativeFunction } from '../values/callables.ts'
import type { Keywords, Value } from '../values/value.ts'
import type { Context } from '../runtime/context.ts'

export function aggregateBuiltins(): Value[] {
  return [
    defineFunction('len(obj, /)', (args, context) => lengthOf(context, args.get('obj'))),
    defineFunction('sum(iterable, /, start=0)', (args, context) => sum(context, args.get('iterable'), args.get('start'))),
    defineFunction('any(iterable, /)', (args, context) => {
      for (const value of iterate(context, args.get('iterable'))) if (truth(context, value)) return true
      return false
    }),
    defineFunction('all(iterable, /)', (args, context) => {
      for (const value of iterate(context, args.get('iterable'))) if (!truth(context, value)) return false
      return true
    }),
    extremeFunction('min', (context, candidate, best) => isLess(context, candidate, best)),
    extremeFunction('max', (context, candidate, best) => truth(context, richCompare(context, '>', candidate, best))),
  ]
}

function sum(context: Context, iterable: Value, start: Value): Value {
  if (typeof start === 'string') throw typeError("sum() can't sum strings [use ''.join(seq) instead]")
  let total: Value = start
  for (const value of iterate(context, iterable)) total = binaryOperation(context, '+', total, value)
  return total
}

function extremeFunction(name: 'min' | 'max', isBetter: (context: Context, candidate: Value, best: Value) => boolean): Value {
  return new NativeFunction(name, (context, positional, keywords) => {
    const { key, byDefault } = options(name, keywords)
    const [first] = positional
    if (first === undefined) throw typeError(`${name} expected at least 1 argument, got 0`)
    if (positional.length > 1 && byDefault !== undefined) throw typeError(`Cannot specify a default for ${name}() with multiple positional arguments`)
    const values = positional.length === 1 ? iterate(context, first) : positional
    const found = extreme(context, values, { key, isBetter: (candidate, best) => isBetter(context, candidate, best) }) ?? byDefault
    if (found === undefined) throw valueError(`${name}() arg is an empty sequence`)
    return found
  })
}

function options(name: string, keywords: Keywords): { key: Value; byDefault: Value | undefined } {
  for (const keyword of keywords.keys()) if (keyword !== 'key' && keyword !== 'default') throw typeError(`${name}() got an unexpected keyword argument '${keyword}'`)
  return { key: keywords.get('key') ?? null, byDefault: keywords.get('default') }
}
