import { bindAttribute, callSpecial } from './special.ts'
import { classOf } from '../values/class-of.ts'
import { indexErrorClass, stopIterationClass } from '../values/exceptions.ts'
import { PyClass } from '../values/py-class.ts'
import { PyDict } from '../values/py-dict.ts'
import { PyIterator } from '../values/py-iterator.ts'
import { PySet } from '../values/py-set.ts'
import { PyDictView } from '../values/py-dict-view.ts'
import { PythonError, runtimeError, typeError } from '../values/python-error.ts'
import { PyBytes, PyList, PyRange, PyTuple } from '../values/sequences.ts'
import type { Context } from '../runtime/context.ts'
import { PyObject, type Value } from '../values/value.ts'

/** The values of an iterable, made as they are asked for. Each costs a step of fuel. Throws Python's TypeError when it can't be iterated. */
export function iterate(context: Context, value: Value): Iterable<Value> {
  if (typeof value === 'string') return metered(context, value)
  if (value instanceof PyIterator) return resumable(context, value)
  if (value instanceof PyObject) {
    if (value instanceof PyTuple) return metered(context, value.items)
    const maker = value.cls.find('__iter__')
    if (maker !== undefined && maker !== null) return iterateCustom(context, value, context.call(bindAttribute(context, maker, value, value.cls)))
    if (value instanceof PyList) return listItems(context, value)
    if (value instanceof PyRange) return rangeItems(context, value)
    if (value instanceof PyDict) return tableItems(context, value, dictKeys(value), 'dictionary')
    if (value instanceof PySet) return tableItems(context, value, value.values(), 'Set')
    if (value instanceof PyDictView) return tableItems(context, value.dict, value.values(), 'dictionary')
    if (value instanceof PyBytes) return metered(context, Array.from(value.bytes, BigInt))
    if (!(value instanceof PyClass) && value.cls.find('__getitem__') !== undefined) return itemsByIndex(context, value)
  }
  throw typeError(`'${classOf(value).name}' object is not iterable`)
}

/** All values of an iterable. */
export function collect(context: Context, value: Value): Value[] {
  const items: Value[] = []
  for (const item of iterate(context, value)) {
    context.allocate(16)
    items.push(item)
  }
  return items
}

/** `iter(value)`. */
export function toIterator(context: Context, value: Value, cls: PyClass): Value {
  if (value instanceof PyIterator) return value
  if (value instanceof PyObject && value.cls.find('__iter__') !== undefined) return callSpecial(context, value, '__iter__') ?? null
  return new PyIterator(cls, iterate(context, value))
}

/** The next value of an iterator, undefined at its end. */
export function nextValue(context: Context, iterator: Value): Value | undefined {
  context.spend(1)
  if (iterator instanceof PyIterator) return pull(context, iterator)
  try {
    const value = callSpecial(context, iterator, '__next__')
    if (value !== undefined) return value
  } catch (error) {
    if (error instanceof PythonError && error.exception.cls.isSubclassOf(stopIterationClass)) return undefined
    throw error
  }
  throw typeError(`'${classOf(iterator).name}' object is not an iterator`)
}

function* metered(context: Context, values: Iterable<Value>): Generator<Value> {
  for (const value of values) {
    context.spend(1)
    yield value
  }
}

/** Reads the list as it is at each turn, as CPython does when it grows or shrinks underway. */
function* listItems(context: Context, list: PyList): Generator<Value> {
  for (let index = 0; index < list.items.length; index += 1) {
    context.spend(1)
    yield list.items[index] ?? null
  }
}

function* rangeItems(context: Context, range: PyRange): Generator<Value> {
  const { step, stop } = range
  for (let value = range.start; step > 0n ? value < stop : value > stop; value += step) {
    context.spend(1)
    yield value
  }
}

function* dictKeys(dict: PyDict): Generator<Value> {
  for (const entry of dict.entries()) yield entry.key
}

function* tableItems(context: Context, table: PyDict | PySet, values: Iterable<Value>, what: string): Generator<Value> {
  const { size } = table
  for (const value of values) {
    context.spend(1)
    yield value
    if (table.size !== size) throw runtimeError(`${what} changed size during iteration`)
  }
}

/** Iterators read each other: a chain of them nests like calls. */
function pull(context: Context, iterator: PyIterator): Value | undefined {
  return context.nested(8, () => iterator.next())
}

/** Without a `return` method: leaving a `for` loop early doesn't end an iterator that the script still holds. */
function resumable(context: Context, iterator: PyIterator): Iterable<Value> {
  return {
    [Symbol.iterator]: () => ({
      next(): IteratorResult<Value> {
        context.spend(1)
        const value = pull(context, iterator)
        return value === undefined ? { done: true, value: undefined } : { done: false, value }
      },
    }),
  }
}

function iterateCustom(context: Context, source: Value, iterator: Value): Iterable<Value> {
  if (iterator instanceof PyIterator) return resumable(context, iterator)
  if (!(iterator instanceof PyObject) || iterator.cls.find('__next__') === undefined) {
    throw typeError(`iter() returned non-iterator of type '${classOf(source === iterator ? source : iterator).name}'`)
  }
  return {
    [Symbol.iterator]: () => ({
      next(): IteratorResult<Value> {
        const value = nextValue(context, iterator)
        return value === undefined ? { done: true, value: undefined } : { done: false, value }
      },
    }),
  }
}

function* itemsByIndex(context: Context, value: Value): Generator<Value> {
  for (let index = 0n; ; index += 1n) {
    context.spend(1)
    let item: Value
    try {
      item = callSpecial(context, value, '__getitem__', index) ?? null
    } catch (error) {
      if (error instanceof PythonError && error.exception.cls.isSubclassOf(indexErrorClass)) return
      throw error
    }
    yield item
  }
}
