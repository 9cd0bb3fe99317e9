import { callSpecial } from './special.ts'
import { asIndex, resolveIndex, sliceBounds, takeSlice } from './slices.ts'
import { codePoints } from '../formatting/code-points.ts'
import { collect } from './iterate.ts'
import { classOf } from '../values/class-of.ts'
import { PyClass } from '../values/py-class.ts'
import { PyDict } from '../values/py-dict.ts'
import { indexError, keyError, typeError, valueError } from '../values/python-error.ts'
import { PyBytes, PyList, PyRange, PySlice, PyTuple } from '../values/sequences.ts'
import type { Context } from '../runtime/context.ts'
import { PyObject, type Value } from '../values/value.ts'

/** `value[key]`. */
export function getItem(context: Context, value: Value, key: Value): Value {
  context.spend(1)
  if (typeof value === 'string') return stringItem(context, value, key)
  if (value instanceof PyObject) {
    const custom = callSpecial(context, value, '__getitem__', key)
    if (custom !== undefined) return custom
    if (value instanceof PyList) return sequenceItem(context, value.items, key, 'list', (items) => new PyList(items))
    if (value instanceof PyTuple) return sequenceItem(context, value.items, key, 'tuple', (items) => new PyTuple(items))
    if (value instanceof PyDict) return dictItem(context, value, key)
    if (value instanceof PyRange) return rangeItem(context, value, key)
    if (value instanceof PyBytes) return bytesItem(context, value, key)
    if (value instanceof PyClass) return genericAlias(context, value, key)
  }
  throw typeError(`'${classOf(value).name}' object is not subscriptable`)
}

export function setItem(context: Context, target: Value, key: Value, value: Value): void {
  context.spend(1)
  if (target instanceof PyObject) {
    if (callSpecial(context, target, '__setitem__', key, value) !== undefined) return
    if (target instanceof PyDict) {
      target.set(context, key, value)
      return
    }
    if (target instanceof PyList) {
      if (key instanceof PySlice) assignSlice(context, target, key, value)
      else {
        const index = resolveIndex(context, key, target.items.length, 'list')
        if (index === undefined) throw indexError('list assignment index out of range')
        target.items[index] = value
      }
      return
    }
  }
  throw typeError(`'${classOf(target).name}' object does not support item assignment`)
}

export function deleteItem(context: Context, target: Value, key: Value): void {
  context.spend(1)
  if (target instanceof PyObject) {
    if (callSpecial(context, target, '__delitem__', key) !== undefined) return
    if (target instanceof PyDict) {
      if (target.delete(context, key) === undefined) throw keyError(key)
      return
    }
    if (target instanceof PyList) {
      if (key instanceof PySlice) {
        const bounds = sliceBounds(context, key, target.items.length)
        const removed = new Set(takeSlice([...target.items.keys()], bounds))
        target.items = target.items.filter((_, index) => !removed.has(index))
        return
      }
      const index = resolveIndex(context, key, target.items.length, 'list')
      if (index === undefined) throw indexError('list assignment index out of range')
      target.items.splice(index, 1)
      return
    }
  }
  throw typeError(`'${classOf(target).name}' object doesn't support item deletion`)
}

function stringItem(context: Context, text: string, key: Value): Value {
  const points = codePoints(text)
  if (key instanceof PySlice) {
    const bounds = sliceBounds(context, key, points.length)
    if (bounds.step === 1 && typeof points === 'string') return points.slice(bounds.start, bounds.start + bounds.count)
    context.spend(bounds.count / 16)
    return takeSlice(Array.from(points), bounds).join('')
  }
  const index = resolveIndex(context, key, points.length, 'string')
  if (index === undefined) throw indexError('string index out of range')
  return points[index] ?? ''
}

function sequenceItem(context: Context, items: readonly Value[], key: Value, what: string, wrap: (items: Value[]) => Value): Value {
  if (key instanceof PySlice) {
    const bounds = sliceBounds(context, key, items.length)
    context.allocate(bounds.count * 8)
    return wrap(takeSlice(items, bounds))
  }
  const index = resolveIndex(context, key, items.length, what)
  if (index === undefined) throw indexError(`${what} index out of range`)
  return items[index] ?? null
}

function dictItem(context: Context, dict: PyDict, key: Value): Value {
  const value = dict.get(context, key)
  if (value !== undefined) return value
  throw keyError(key)
}

function rangeItem(context: Context, range: PyRange, key: Value): Value {
  const { length } = range
  if (key instanceof PySlice) {
    const { start, step, count } = sliceBounds(context, key, Number(length))
    const first = range.at(BigInt(start))
    const stride = range.step * BigInt(step)
    return new PyRange(first, first + stride * BigInt(count), stride)
  }
  const index = asIndex(context, key)
  if (index === undefined) throw typeError(`range indices must be integers or slices, not ${classOf(key).name}`)
  const position = index < 0n ? index + length : index
  if (position < 0n || position >= length) throw indexError('range object index out of range')
  return range.at(position)
}

function bytesItem(context: Context, value: PyBytes, key: Value): Value {
  if (key instanceof PySlice) return new PyBytes(Uint8Array.from(takeSlice([...value.bytes], sliceBounds(context, key, value.bytes.length))))
  const index = resolveIndex(context, key, value.bytes.length, 'byte')
  if (index === undefined) throw indexError('index out of range')
  return BigInt(value.bytes[index] ?? 0)
}

/** `list[int]` is `list` where it matters; enumerations look up a member through their metaclass. */
function genericAlias(context: Context, cls: PyClass, key: Value): Value {
  const member = cls.metaclass === undefined ? undefined : callSpecial(context, cls, '__getitem__', key)
  if (member !== undefined) return member
  if (cls.isNative) return cls
  throw typeError(`type '${cls.name}' is not subscriptable`)
}

function assignSlice(context: Context, list: PyList, slice: PySlice, value: Value): void {
  const bounds = sliceBounds(context, slice, list.items.length)
  const items = collect(context, value)
  if (bounds.step === 1) {
    list.items = [...list.items.slice(0, bounds.start), ...items, ...list.items.slice(bounds.start + bounds.count)]
    context.spend(list.items.length / 16)
    return
  }
  if (items.length !== bounds.count) throw valueError(`attempt to assign sequence of size ${items.length} to extended slice of size ${bounds.count}`)
  for (const [index, item] of items.entries()) list.items[bounds.start + index * bounds.step] = item
}
