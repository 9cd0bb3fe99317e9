import { compileNameDelete, compileNameStore } from './names.ts'
import { deleteAttribute, setAttribute } from '../protocol/attributes.ts'
import { iterate } from '../protocol/iterate.ts'
import { deleteItem, setItem } from '../protocol/subscript.ts'
import { classOf } from '../values/class-of.ts'
import { PythonError, typeError, valueError } from '../values/python-error.ts'
import { typeErrorClass } from '../values/exceptions.ts'
import { PyList, PyTuple } from '../values/sequences.ts'
import type { Expression } from '@naturalcad/python-ast'
import type { Bind, Compiler } from './compiler.ts'
import type { Frame } from './frame.ts'
import type { Scope } from './scope.ts'
import type { Value } from '../values/value.ts'

/** What assigns to a target: a name, an attribute, an item, or several of them. */
export function compileTarget(compiler: Compiler, target: Expression, scope: Scope): Bind {
  const { runtime } = compiler
  switch (target.type) {
    case 'Name':
      return compileNameStore(target.name, scope)
    case 'Attribute': {
      const object = compiler.expression(target.value, scope)
      const name = scope.mangle(target.attribute.name)
      return (frame, value) => setAttribute(runtime, object(frame), name, value)
    }
    case 'Subscript': {
      const object = compiler.expression(target.value, scope)
      const key = compiler.expression(target.slice, scope)
      return (frame, value) => setItem(runtime, object(frame), key(frame), value)
    }
    case 'Tuple':
    case 'List':
      return compileUnpacking(compiler, target.elements, scope)
    case 'Starred':
      return compileTarget(compiler, target.value, scope)
    default:
      throw new TypeError(`${target.type} is no assignment target`)
  }
}

function compileUnpacking(compiler: Compiler, elements: readonly Expression[], scope: Scope): Bind {
  const targets = elements.map((element) => compileTarget(compiler, element, scope))
  const star = elements.findIndex((element) => element.type === 'Starred')
  const { runtime } = compiler
  if (star < 0) {
    return (frame, value) => {
      const items = takeExactly(unpackable(compiler, value), targets.length)
      for (const [index, bind] of targets.entries()) bind(frame, items[index] ?? null)
    }
  }
  const after = targets.length - star - 1
  return (frame, value) => {
    const items = [...unpackable(compiler, value)]
    if (items.length < targets.length - 1) throw valueError(`not enough values to unpack (expected at least ${targets.length - 1}, got ${items.length})`)
    runtime.allocate(items.length * 8)
    const middle = new PyList(items.slice(star, items.length - after))
    const parts = [...items.slice(0, star), middle, ...items.slice(items.length - after)]
    for (const [index, bind] of targets.entries()) bind(frame, parts[index] ?? null)
  }
}

function unpackable({ runtime }: Compiler, value: Value): Iterable<Value> {
  if (value instanceof PyTuple) return value.items
  try {
    return iterate(runtime, value)
  } catch (error) {
    if (error instanceof PythonError && error.exception.cls === typeErrorClass) throw typeError(`cannot unpack non-iterable ${classOf(value).name} object`)
    throw error
  }
}

/** Reads one value more than it needs, as CPython does to notice that there are too many. */
function takeExactly(values: Iterable<Value>, count: number): Value[] {
  const items: Value[] = []
  for (const value of values) {
    if (items.length === count) throw valueError(`too many values to unpack (expected ${count})`)
    items.push(value)
  }
  if (items.length < count) throw valueError(`not enough values to unpack (expected ${count}, got ${items.length})`)
  return items
}

export function compileDelete(compiler: Compiler, target: Expression, scope: Scope): (frame: Frame) => void {
  const { runtime } = compiler
  switch (target.type) {
    case 'Name':
      return compileNameDelete(target.name, scope)
    case 'Attribute': {
      const object = compiler.expression(target.value, scope)
      const name = scope.mangle(target.attribute.name)
      return (frame) => deleteAttribute(object(frame), name)
    }
    case 'Subscript': {
      const object = compiler.expression(target.value, scope)
      const key = compiler.expression(target.slice, scope)
      return (frame) => deleteItem(runtime, object(frame), key(frame))
    }
    case 'Tuple':
    case 'List': {
      const parts = target.elements.map((element) => compileDelete(compiler, element, scope))
      return (frame) => {
        for (const part of parts) part(frame)
      }
    }
    default:
      throw new TypeError(`${target.type} can't be deleted`)
  }
}
