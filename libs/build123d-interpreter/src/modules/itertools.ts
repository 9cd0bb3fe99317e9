import { defineFunction } from '../native/define-function.ts'
import { collect, iterate, nextValue, toIterator } from '../protocol/iterate.ts'
import { itemEquals } from '../protocol/compare.ts'
import { binaryOperation } from '../protocol/operators.ts'
import { truth } from '../protocol/truth.ts'
import { generatorClass } from '../values/builtin-classes.ts'
import { PyIterator } from '../values/py-iterator.ts'
import { PyModule } from '../values/py-module.ts'
import { NativeFunction, PyStaticMethod } from '../values/callables.ts'
import { objectClass, PyClass } from '../values/py-class.ts'
import { typeError, valueError } from '../values/python-error.ts'
import { PyTuple } from '../values/sequences.ts'
import type { BoundArguments } from '../native/bound-arguments.ts'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

type Produce = (args: BoundArguments, context: Context) => Iterable<Value>

function lazy(signature: string, produce: Produce): NativeFunction {
  return defineFunction(signature, (args, context) => new PyIterator(generatorClass, produce(args, context)))
}

export function createItertoolsModule(): PyModule {
  const functions = [
    lazy('accumulate(iterable, func=None, *, initial=None)', accumulate),
    lazy('combinations(iterable, r)', (args, context) => combinations(context, collect(context, args.get('iterable')), size(args, 'r'))),
    lazy('combinations_with_replacement(iterable, r)', (args, context) => combinations(context, collect(context, args.get('iterable')), size(args, 'r'), true)),
    lazy('permutations(iterable, r=None)', (args, context) => {
      const pool = collect(context, args.get('iterable'))
      return permutations(context, pool, args.get('r') === null ? pool.length : size(args, 'r'))
    }),
    lazy('product(*iterables, repeat=1)', (args, context) => {
      const pools = args.variadic('iterables').map((iterable) => collect(context, iterable))
      return product(context, Array.from({ length: size(args, 'repeat') }, () => pools).flat())
    }),
    lazy('compress(data, selectors)', compress),
    lazy('dropwhile(predicate, iterable, /)', function* (args, context) {
      let isDropping = true
      for (const value of iterate(context, args.get('iterable'))) {
        isDropping &&= truth(context, context.call(args.get('predicate'), [value]))
        if (!isDropping) yield value
      }
    }),
    lazy('takewhile(predicate, iterable, /)', function* (args, context) {
      for (const value of iterate(context, args.get('iterable'))) {
        if (!truth(context, context.call(args.get('predicate'), [value]))) return
        yield value
      }
    }),
    lazy('filterfalse(predicate, iterable, /)', function* (args, context) {
      const predicate = args.get('predicate')
      for (const value of iterate(context, args.get('iterable'))) if (!truth(context, predicate === null ? value : context.call(predicate, [value]))) yield value
    }),
    lazy('groupby(iterable, key=None)', groupBy),
    lazy('islice(iterable, *bounds)', slice),
    lazy('pairwise(iterable, /)', function* (args, context) {
      let previous: Value | undefined
      for (const value of iterate(context, args.get('iterable'))) {
        if (previous !== undefined) yield new PyTuple([previous, value])
        previous = value
      }
    }),
    lazy('repeat(object, times=None)', function* (args, context) {
      const times = args.optionalInteger('times') ?? Infinity
      for (let index = 0; index < times; index += 1) {
        context.spend(1)
        yield args.get('object')
      }
    }),
    lazy('starmap(function, iterable, /)', function* (args, context) {
      for (const values of iterate(context, args.get('iterable'))) yield context.call(args.get('function'), collect(context, values))
    }),
    lazy('zip_longest(*iterables, fillvalue=None)', zipLongest),
    lazy('count(start=0, step=1)', function* (args, context) {
      for (let value = args.get('start'); ; value = binaryOperation(context, '+', value, args.get('step'))) {
        context.spend(1)
        yield value
      }
    }),
    lazy('cycle(iterable, /)', function* (args, context) {
      const values = collect(context, args.get('iterable'))
      while (values.length > 0) {
        context.spend(values.length)
        yield* values
      }
    }),
  ]
  const members = new Map<string, Value>(functions.map((each) => [each.name, each]))
  members.set('chain', createChain())
  return new PyModule('itertools', members)
}

function createChain(): PyClass {
  const chained = function* (context: Context, sources: Iterable<Value>): Generator<Value> {
    for (const source of sources) yield* iterate(context, source)
  }
  const fromIterable = lazy('from_iterable(iterable, /)', (args, context) => chained(context, iterate(context, args.get('iterable'))))
  return new PyClass({
    name: 'chain',
    bases: [objectClass],
    isNative: true,
    attributes: [['from_iterable', new PyStaticMethod(fromIterable)]],
    construct: (context, cls, positional) => new PyIterator(cls, chained(context, positional)),
  })
}

function size(args: BoundArguments, name: string): number {
  const value = args.integer(name)
  if (value < 0) throw valueError(name === 'repeat' ? 'repeat argument cannot be negative' : `${name} must be non-negative`)
  return value
}

function* accumulate(args: BoundArguments, context: Context): Generator<Value> {
  const [callable, initial] = [args.get('func'), args.get('initial')]
  let total: Value | undefined = initial === null ? undefined : initial
  if (total !== undefined) yield total
  for (const value of iterate(context, args.get('iterable'))) {
    if (total === undefined) total = value
    else total = callable === null ? binaryOperation(context, '+', total, value) : context.call(callable, [total, value])
    yield total
  }
}

/** In lexicographic order of positions. */
function* combinations(context: Context, pool: readonly Value[], count: number, withRepeats = false): Generator<Value> {
  if (withRepeats ? pool.length === 0 && count > 0 : count > pool.length) return
  const indices = Array.from({ length: count }, (_, index) => (withRepeats ? 0 : index))
  const highest = (position: number) => (withRepeats ? pool.length - 1 : pool.length - count + position)
  for (;;) {
    yield pick(context, pool, indices)
    const moving = indices.findLastIndex((index, position) => index < highest(position))
    if (moving < 0) return
    const start = (indices[moving] ?? 0) + 1
    for (let position = moving; position < count; position += 1) indices[position] = withRepeats ? start : start + position - moving
  }
}

/** In lexicographic order of positions. */
function* permutations(context: Context, pool: readonly Value[], count: number): Generator<Value> {
  if (count > pool.length) return
  const order = [...pool.keys()]
  const chosen = order.slice(0, count)
  for (;;) {
    yield pick(context, pool, chosen)
    // The last position that can still take a higher unused index takes the next one; those after it start again.
    let position = count - 1
    for (; position >= 0; position -= 1) {
      const used = new Set(chosen.slice(0, position))
      const next = order.find((index) => index > (chosen[position] ?? 0) && !used.has(index))
      context.spend(count)
      if (next === undefined) continue
      chosen[position] = next
      used.add(next)
      const rest = order.filter((index) => !used.has(index))
      for (let after = position + 1; after < count; after += 1) chosen[after] = rest[after - position - 1] ?? 0
      break
    }
    if (position < 0) return
  }
}

/** The last pool turns fastest. */
function* product(context: Context, pools: readonly (readonly Value[])[]): Generator<Value> {
  if (pools.some((pool) => pool.length === 0)) return
  const indices = pools.map(() => 0)
  for (;;) {
    context.spend(1 + pools.length)
    context.allocate(32 + pools.length * 8)
    yield new PyTuple(pools.map((pool, position) => pool[indices[position] ?? 0] ?? null))
    const turning = indices.findLastIndex((index, position) => index + 1 < (pools[position]?.length ?? 0))
    if (turning < 0) return
    indices[turning] = (indices[turning] ?? 0) + 1
    indices.fill(0, turning + 1)
  }
}

function pick(context: Context, pool: readonly Value[], indices: readonly number[]): PyTuple {
  context.spend(1 + indices.length)
  context.allocate(32 + indices.length * 8)
  return new PyTuple(indices.map((index) => pool[index] ?? null))
}

function* compress(args: BoundArguments, context: Context): Generator<Value> {
  const selectors = toIterator(context, args.get('selectors'), generatorClass)
  for (const value of iterate(context, args.get('data'))) {
    const selector = nextValue(context, selectors)
    if (selector === undefined) return
    if (truth(context, selector)) yield value
  }
}

function* groupBy(args: BoundArguments, context: Context): Generator<Value> {
  const key = args.get('key')
  const source = toIterator(context, args.get('iterable'), generatorClass)
  const read = (): { value: Value; rank: Value } | undefined => {
    const value = nextValue(context, source)
    return value === undefined ? undefined : { value, rank: key === null ? value : context.call(key, [value]) }
  }
  // Shared by the groups: reading on ends the group before.
  const state = { current: read() }
  for (let first = state.current; first !== undefined; first = state.current) {
    const { rank } = first
    const take = (): Value | undefined => {
      const { current } = state
      if (current === undefined || !itemEquals(context, current.rank, rank)) return undefined
      state.current = read()
      return current.value
    }
    const members = function* (): Generator<Value> {
      for (let value = take(); value !== undefined; value = take()) yield value
    }
    yield new PyTuple([rank, new PyIterator(generatorClass, members())])
    while (take() !== undefined) context.spend(1)
  }
}

function* slice(args: BoundArguments, context: Context): Generator<Value> {
  const bounds = args.variadic('bounds').map((value) => {
    if (value === null) return undefined
    if (typeof value !== 'bigint' || value < 0n) throw valueError('Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
    return Number(value)
  })
  if (bounds.length === 0 || bounds.length > 3) throw typeError(`islice expected at least 2 arguments, got ${bounds.length + 1}`)
  const [start = 0, stop = Infinity, step = 1] = bounds.length === 1 ? [0, bounds[0]] : bounds
  if (step === 0) throw valueError('Step for islice() must be a positive integer or None.')
  const source = toIterator(context, args.get('iterable'), generatorClass)
  for (let index = 0, wanted = start; index < stop; index += 1) {
    const value = nextValue(context, source)
    if (value === undefined) return
    if (index === wanted) {
      yield value
      wanted += step
    }
  }
}

function* zipLongest(args: BoundArguments, context: Context): Generator<Value> {
  const sources = args.variadic('iterables').map((iterable) => toIterator(context, iterable, generatorClass))
  for (;;) {
    const values = sources.map((source) => nextValue(context, source))
    if (values.every((value) => value === undefined)) return
    yield new PyTuple(values.map((value) => value ?? (value === null ? null : args.get('fillvalue'))))
  }
}
