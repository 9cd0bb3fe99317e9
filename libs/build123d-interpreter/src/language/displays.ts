import { unreachable } from './unreachable.ts'
import { collect, iterate } from '../protocol/iterate.ts'
import { classOf } from '../values/class-of.ts'
import { PyDict } from '../values/py-dict.ts'
import { PySet } from '../values/py-set.ts'
import { typeError } from '../values/python-error.ts'
import { PyList, PyTuple } from '../values/sequences.ts'
import type { Dict, Expression, List, Set as SetDisplay, Tuple } from '@naturalcad/python-ast'
import type { Compiler, Evaluate } from './compiler.ts'
import type { Frame } from './frame.ts'
import type { Scope } from './scope.ts'
import type { Value } from '../values/value.ts'

/** `[a, *b]`, `(a, *b)`, `{a, *b}`. */
export function compileCollection(compiler: Compiler, node: List | Tuple | SetDisplay, scope: Scope): Evaluate {
  const { runtime } = compiler
  const items = compileItems(compiler, node.elements, scope)
  switch (node.type) {
    case 'List':
      return (frame) => new PyList(items(frame))
    case 'Tuple':
      return (frame) => new PyTuple(items(frame))
    case 'Set':
      return (frame) => PySet.from(runtime, items(frame))
    default:
      return unreachable(node)
  }
}

/** Expressions one after the other, `*x` spread out: also the arguments of a call. */
export function compileItems(compiler: Compiler, elements: readonly Expression[], scope: Scope): (frame: Frame) => Value[] {
  const { runtime } = compiler
  const bytes = 32 + elements.length * 8
  if (elements.every((element) => element.type !== 'Starred')) {
    const parts = elements.map((element) => compiler.expression(element, scope))
    return (frame) => {
      runtime.allocate(bytes)
      return parts.map((part) => part(frame))
    }
  }
  const parts = elements.map((element) => {
    const isStarred = element.type === 'Starred'
    return { isStarred, evaluate: compiler.expression(isStarred ? element.value : element, scope) }
  })
  return (frame) => {
    const items: Value[] = []
    for (const { isStarred, evaluate } of parts) {
      const value = evaluate(frame)
      if (isStarred) for (const item of collect(runtime, value)) items.push(item)
      else items.push(value)
    }
    runtime.allocate(bytes)
    return items
  }
}

export function compileDict(compiler: Compiler, node: Dict, scope: Scope): Evaluate {
  const { runtime } = compiler
  const parts = node.entries.map(({ key, value }) => ({
    key: key === null ? undefined : compiler.expression(key, scope),
    value: compiler.expression(value, scope),
  }))
  return (frame) => {
    runtime.allocate(64)
    const dict = new PyDict()
    for (const part of parts) {
      if (part.key !== undefined) {
        const key = part.key(frame)
        dict.set(runtime, key, part.value(frame))
        continue
      }
      const other = part.value(frame)
      if (!(other instanceof PyDict)) throw typeError(`'${classOf(other).name}' object is not a mapping`)
      for (const key of iterate(runtime, other)) dict.set(runtime, key, other.get(runtime, key) ?? null)
    }
    return dict
  }
}
