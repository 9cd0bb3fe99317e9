import { addMethods, addProperties } from './add-methods.ts'
import { checkedLength } from './checked-length.ts'
import { setConstructor } from './set-constructor.ts'
import { itemEquals } from '../protocol/compare.ts'
import { collect } from '../protocol/iterate.ts'
import { repr } from '../protocol/repr.ts'
import { asIndex, sliceBounds } from '../protocol/slices.ts'
import { sortValues } from '../protocol/sort.ts'
import { typeName } from '../native/converters.ts'
import { listClass, rangeClass, sliceClass, tupleClass } from '../values/builtin-classes.ts'
import { indexError, typeError, valueError } from '../values/python-error.ts'
import { PyList, PyRange, PySlice, PyTuple } from '../values/sequences.ts'
import type { BoundArguments } from '../native/bound-arguments.ts'
import type { Context } from '../runtime/context.ts'
import type { Value } from '../values/value.ts'

export function equipSequences(): void {
  setConstructor(listClass, 'list(iterable=(), /)', (args, context) => new PyList(collect(context, args.get('iterable'))))
  setConstructor(tupleClass, 'tuple(iterable=(), /)', (args, context) => {
    const iterable = args.get('iterable')
    return iterable instanceof PyTuple && iterable.cls === tupleClass ? iterable : new PyTuple(collect(context, iterable))
  })
  equipRange()
  addMethods<PyList>(listClass, {
    'append(object, /)': (self, args, context) => {
      context.allocate(16)
      self.items.push(args.get('object'))
    },
    'extend(iterable, /)': (self, args, context) => {
      const items = collect(context, args.get('iterable'))
      checkedLength(context, self.items.length + items.length)
      for (const item of items) self.items.push(item)
    },
    'insert(index, object, /)': (self, args, context) => {
      const index = args.integer('index')
      context.allocate(16)
      context.spend(self.items.length / 64)
      self.items.splice(index < 0 ? Math.max(0, index + self.items.length) : index, 0, args.get('object'))
    },
    'pop(index=-1, /)': (self, args, context) => {
      if (self.items.length === 0) throw indexError('pop from empty list')
      const index = args.integer('index')
      const position = index < 0 ? index + self.items.length : index
      if (position < 0 || position >= self.items.length) throw indexError('pop index out of range')
      if (position === self.items.length - 1) return self.items.pop() ?? null
      context.spend(self.items.length / 64)
      return self.items.splice(position, 1)[0] ?? null
    },
    'remove(value, /)': (self, args, context) => {
      const index = positionOf(context, self.items, args.get('value'))
      if (index < 0) throw valueError('list.remove(x): x not in list')
      self.items.splice(index, 1)
    },
    'clear()': (self) => {
      self.items = []
    },
    'copy()': (self, _args, context) => {
      checkedLength(context, self.items.length)
      return new PyList([...self.items])
    },
    'reverse()': (self, _args, context) => {
      context.spend(self.items.length / 16)
      self.items.reverse()
    },
    'sort(*, key=None, reverse=False)': (self, args, context) => {
      self.items = sortValues(context, self.items, { key: args.get('key'), reverse: args.get('reverse') })
    },
    'index(value, start=0, stop=9223372036854775807, /)': (self, args, context) => BigInt(findIndex(context, self.items, args, `${repr(context, args.get('value'))} is not in list`)),
    'count(value, /)': (self, args, context) => count(context, self.items, args.get('value')),
  })
  addMethods<PyTuple>(tupleClass, {
    'index(value, start=0, stop=9223372036854775807, /)': (self, args, context) => BigInt(findIndex(context, self.items, args, 'tuple.index(x): x not in tuple')),
    'count(value, /)': (self, args, context) => count(context, self.items, args.get('value')),
  })
}

function equipRange(): void {
  setConstructor(rangeClass, 'range(*args)', (args, context) => {
    const bounds = args.variadic('args').map((value) => {
      const index = asIndex(context, value)
      if (index === undefined) throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`)
      return index
    })
    const [first, second, step = 1n] = bounds
    if (first === undefined) throw typeError('range expected at least 1 argument, got 0')
    if (bounds.length > 3) throw typeError(`range expected at most 3 arguments, got ${bounds.length}`)
    if (step === 0n) throw valueError('range() arg 3 must not be zero')
    return second === undefined ? new PyRange(0n, first, 1n) : new PyRange(first, second, step)
  })
  addMethods<PyRange>(rangeClass, {
    'index(value, /)': (self, args, context) => {
      const value = asIndex(context, args.get('value'))
      const offset = value === undefined ? undefined : value - self.start
      if (offset === undefined || offset % self.step !== 0n || offset / self.step < 0n || offset / self.step >= self.length) {
        throw valueError(`${repr(context, args.get('value'))} is not in range`)
      }
      return offset / self.step
    },
    'count(value, /)': (self, args, context) => count(context, collect(context, self), args.get('value')),
  })
  addProperties<PyRange>(rangeClass, { start: (self) => self.start, stop: (self) => self.stop, step: (self) => self.step })
  setConstructor(sliceClass, 'slice(*args)', (args) => {
    const [first = null, second, step = null] = args.variadic('args')
    return second === undefined ? new PySlice(null, first, null) : new PySlice(first, second, step)
  })
  addProperties<PySlice>(sliceClass, { start: (self) => self.start, stop: (self) => self.stop, step: (self) => self.step })
  addMethods<PySlice>(sliceClass, {
    'indices(length, /)': (self, args, context) => {
      const { start, stop, step } = sliceBounds(context, self, args.integer('length'))
      return new PyTuple([BigInt(start), BigInt(stop), BigInt(step)])
    },
  })
}

function positionOf(context: Context, items: readonly Value[], wanted: Value, from = 0, to = items.length): number {
  for (let index = from; index < to; index += 1) {
    context.spend(1)
    if (itemEquals(context, items[index] ?? null, wanted)) return index
  }
  return -1
}

function findIndex(context: Context, items: readonly Value[], args: BoundArguments, missing: string): number {
  const { start, stop } = sliceBounds(context, new PySlice(args.get('start'), args.get('stop'), null), items.length)
  const index = positionOf(context, items, args.get('value'), start, stop)
  if (index < 0) throw valueError(missing)
  return index
}

function count(context: Context, items: readonly Value[], wanted: Value): bigint {
  context.spend(items.length)
  return BigInt(items.filter((item) => itemEquals(context, item, wanted)).length)
}
