import { defineFunction } from '../native/define-function.ts'
import { setConstructor } from './set-constructor.ts'
import { collect, iterate, nextValue, toIterator } from '../protocol/iterate.ts'
import { getItem } from '../protocol/subscript.ts'
import { callSpecial, hasSpecial } from '../protocol/special.ts'
import { isCallable } from '../protocol/calls.ts'
import { itemEquals } from '../protocol/compare.ts'
import { lengthOf } from '../protocol/length.ts'
import { sortValues } from '../protocol/sort.ts'
import { truth } from '../protocol/truth.ts'
import { typeName } from '../native/converters.ts'
import { iteratorClass } from '../values/builtin-classes.ts'
import { PyClass } from '../values/py-class.ts'
import { PyIterator } from '../values/py-iterator.ts'
import { PyDict } from '../values/py-dict.ts'
import { stopIteration, typeError, valueError } from '../values/python-error.ts'
import { PyList, PyRange, PyTuple } from '../values/sequences.ts'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

const define = (name: string) => new PyClass({ name, bases: [iteratorClass], isNative: true })
const enumerateClass = define('enumerate')
const zipClass = define('zip')
const mapClass = define('map')
const filterClass = define('filter')
const reversedClass = define('reversed')

export function iterationBuiltins(): Value[] {
  setConstructor(enumerateClass, 'enumerate(iterable, start=0)', (args, context) => new PyIterator(enumerateClass, enumerated(iterate(context, args.get('iterable')), args)))
  setConstructor(zipClass, 'zip(*iterables, strict=False)', (args, context) => {
    const sources = args.variadic('iterables').map((iterable) => toIterator(context, iterable, iteratorClass))
    return new PyIterator(zipClass, zipped(context, sources, truth(context, args.get('strict'))))
  })
  setConstructor(mapClass, 'map(function, /, *iterables)', (args, context) => {
    const sources = args.variadic('iterables').map((iterable) => toIterator(context, iterable, iteratorClass))
    if (sources.length === 0) throw typeError('map() must have at least two arguments.')
    return new PyIterator(mapClass, mapped(context, args.get('function'), sources))
  })
  setConstructor(filterClass, 'filter(function, iterable, /)', (args, context) => {
    return new PyIterator(filterClass, filtered(context, args.get('function'), iterate(context, args.get('iterable'))))
  })
  setConstructor(reversedClass, 'reversed(sequence, /)', (args, context) => reversed(context, args.get('sequence')))
  return [
    enumerateClass,
    zipClass,
    mapClass,
    filterClass,
    reversedClass,
    defineFunction('iter(object, /, *sentinel)', (args, context) => {
      const [sentinel] = args.variadic('sentinel')
      if (sentinel === undefined) return toIterator(context, args.get('object'), iteratorClass)
      if (!isCallable(args.get('object'))) throw typeError('iter(v, w): v must be callable')
      return new PyIterator(iteratorClass, untilSentinel(context, args.get('object'), sentinel))
    }),
    defineFunction('next(iterator, /, *default)', (args, context) => {
      const value = nextValue(context, args.get('iterator'))
      if (value !== undefined) return value
      const [byDefault] = args.variadic('default')
      if (byDefault === undefined) throw stopIteration()
      return byDefault
    }),
    defineFunction('sorted(iterable, /, *, key=None, reverse=False)', (args, context) => {
      const sorted = sortValues(context, collect(context, args.get('iterable')), { key: args.get('key'), reverse: args.get('reverse') })
      return new PyList(sorted)
    }),
  ]
}

function* enumerated(values: Iterable<Value>, args: { get(name: string): Value }): Generator<Value> {
  const start = args.get('start')
  if (typeof start !== 'bigint') throw typeError(`'${typeName(start)}' object cannot be interpreted as an integer`)
  let index = start
  for (const value of values) {
    yield new PyTuple([index, value])
    index += 1n
  }
}

function* zipped(context: Context, sources: readonly Value[], isStrict: boolean): Generator<Value> {
  if (sources.length === 0) return
  for (;;) {
    const items: Value[] = []
    for (const [index, source] of sources.entries()) {
      const value = nextValue(context, source)
      if (value === undefined) {
        if (isStrict) checkLengths(context, sources, index)
        return
      }
      items.push(value)
    }
    context.allocate(32)
    yield new PyTuple(items)
  }
}

/** The source at `ended` has ended first, or all end together. */
function checkLengths(context: Context, sources: readonly Value[], ended: number): void {
  const before = (count: number) => (count === 1 ? 'argument 1' : `arguments 1-${count}`)
  if (ended > 0) throw valueError(`zip() argument ${ended + 1} is shorter than ${before(ended)}`)
  for (const [index, source] of sources.entries()) {
    if (index > 0 && nextValue(context, source) !== undefined) throw valueError(`zip() argument ${index + 1} is longer than ${before(index)}`)
  }
}

function* mapped(context: Context, callable: Value, sources: readonly Value[]): Generator<Value> {
  for (;;) {
    const items: Value[] = []
    for (const source of sources) {
      const value = nextValue(context, source)
      if (value === undefined) return
      items.push(value)
    }
    yield context.call(callable, items)
  }
}

function* filtered(context: Context, callable: Value, values: Iterable<Value>): Generator<Value> {
  for (const value of values) if (truth(context, callable === null ? value : context.call(callable, [value]))) yield value
}

function reversed(context: Context, sequence: Value): Value {
  if (hasSpecial(sequence, '__reversed__')) return callSpecial(context, sequence, '__reversed__') ?? null
  if (sequence instanceof PyRange) return new PyIterator(reversedClass, iterate(context, new PyRange(sequence.at(sequence.length - 1n), sequence.start - sequence.step, -sequence.step)))
  if (sequence instanceof PyDict) return new PyIterator(reversedClass, collect(context, sequence).reverse())
  if (typeof sequence !== 'string' && !(sequence instanceof PyList) && !(sequence instanceof PyTuple) && !hasSpecial(sequence, '__getitem__')) {
    throw typeError(`'${typeName(sequence)}' object is not reversible`)
  }
  return new PyIterator(reversedClass, fromEnd(context, sequence))
}

function* fromEnd(context: Context, sequence: Value): Generator<Value> {
  for (let index = lengthOf(context, sequence) - 1n; index >= 0n; index -= 1n) yield getItem(context, sequence, index)
}

function* untilSentinel(context: Context, callable: Value, sentinel: Value): Generator<Value> {
  for (;;) {
    const value = context.call(callable)
    if (itemEquals(context, value, sentinel)) return
    yield value
  }
}
