import { compileItems } from './displays.ts'
import { compileName } from './names.ts'
import { outerFrame } from './frame.ts'
import { callValue } from '../protocol/calls.ts'
import { classOf } from '../values/class-of.ts'
import { PyClass } from '../values/py-class.ts'
import { PyDict } from '../values/py-dict.ts'
import { PySuper } from '../values/py-super.ts'
import { BoundMethod, NativeFunction, PyFunction } from '../values/callables.ts'
import { runtimeError, typeError } from '../values/python-error.ts'
import { superClass } from '../values/builtin-classes.ts'
import { noKeywords, type Keywords, type Value } from '../values/value.ts'
import type { Call } from '@naturalcad/python-ast'
import type { Compiler, Evaluate } from './compiler.ts'
import type { Frame } from './frame.ts'
import type { Scope } from './scope.ts'

export function compileCall(compiler: Compiler, node: Call, scope: Scope): Evaluate {
  const { runtime } = compiler
  if (node.func.type === 'Name' && node.func.name === 'super' && node.args.length === 0) return compileSuper(compiler, scope)
  const callee = compiler.expression(node.func, scope)
  const positional = compileItems(compiler, node.args, scope)
  if (node.keywords.length === 0) {
    return (frame) => {
      const callable = callee(frame)
      const args = positional(frame)
      runtime.spend(1)
      return callValue(runtime, callable, args, noKeywords)
    }
  }
  const keywords = compileKeywords(compiler, node, scope)
  return (frame) => {
    const callable = callee(frame)
    const args = positional(frame)
    const named = keywords(frame, callable)
    runtime.spend(1)
    return callValue(runtime, callable, args, named)
  }
}

function compileKeywords(compiler: Compiler, node: Call, scope: Scope): (frame: Frame, callable: Value) => Keywords {
  const { runtime } = compiler
  const parts = node.keywords.map(({ name, value }) => ({ name: name?.name, evaluate: compiler.expression(value, scope) }))
  return (frame, callable) => {
    const keywords = new Map<string, Value>()
    const add = (name: string, value: Value) => {
      if (keywords.has(name)) throw typeError(`${nameOf(callable)}() got multiple values for keyword argument '${name}'`)
      keywords.set(name, value)
    }
    for (const { name, evaluate } of parts) {
      const value = evaluate(frame)
      if (name !== undefined) add(name, value)
      else if (value instanceof PyDict) {
        for (const entry of value.entries()) {
          runtime.spend(1)
          if (typeof entry.key !== 'string') throw typeError('keywords must be strings')
          add(entry.key, entry.value)
        }
      } else throw typeError(`${nameOf(callable)}() argument after ** must be a mapping, not ${classOf(value).name}`)
    }
    return keywords
  }
}

function nameOf(callable: Value): string {
  if (callable instanceof PyFunction) return `__main__.${callable.qualifiedName}`
  if (callable instanceof NativeFunction) return callable.name
  if (callable instanceof BoundMethod) return nameOf(callable.callable)
  return callable instanceof PyClass ? callable.qualifiedName : classOf(callable).name
}

/** `super()`: the class that the method is written in, and the method's first parameter. */
function compileSuper(compiler: Compiler, scope: Scope): Evaluate {
  const place = scope.methodPlace
  const callee = compileName(compiler, 'super', scope)
  return (frame) => {
    if (callee(frame) !== superClass) return callValue(compiler.runtime, callee(frame), [], noKeywords)
    if (place === undefined) throw runtimeError('super(): no arguments')
    const cls = outerFrame(frame, place.classHops).madeClass
    const self = outerFrame(frame, place.functionHops).slots[0]
    if (cls === undefined || self === undefined) throw runtimeError('super(): __class__ cell not found')
    return new PySuper(cls, self, self instanceof PyClass ? self : classOf(self))
  }
}
