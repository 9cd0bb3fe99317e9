import { unreachable } from './unreachable.ts'
import { compileArithmetic, compileBoolOp, compileCompare, compileUnary } from './operations.ts'
import { compileCall } from './call-expressions.ts'
import { compileCollection, compileDict } from './displays.ts'
import { compileComprehension, compileGenerator } from './comprehensions.ts'
import { compileJoinedString } from './joined-strings.ts'
import { compileLambda } from './functions.ts'
import { compileName, compileNameStore } from './names.ts'
import { constantValue } from './constants.ts'
import { getAttribute } from '../protocol/attributes.ts'
import { getItem } from '../protocol/subscript.ts'
import { truth } from '../protocol/truth.ts'
import { PySlice } from '../values/sequences.ts'
import { outerFrame } from './frame.ts'
import type { Attribute, Expression, IfExp, NamedExpr, Slice, Subscript } from '@naturalcad/python-ast'
import type { Compiler, Evaluate } from './compiler.ts'
import type { Scope } from './scope.ts'

export function compileExpression(compiler: Compiler, node: Expression, scope: Scope): Evaluate {
  switch (node.type) {
    case 'Constant': {
      const value = constantValue(node)
      return () => value
    }
    case 'Name':
      return compileName(compiler, node.name, scope)
    case 'Attribute':
      return compileAttribute(compiler, node, scope)
    case 'Subscript':
      return compileSubscript(compiler, node, scope)
    case 'Slice':
      return compileSlice(compiler, node, scope)
    case 'Call':
      return compileCall(compiler, node, scope)
    case 'BinOp':
      return compileArithmetic(compiler, node, scope)
    case 'UnaryOp':
      return compileUnary(compiler, node, scope)
    case 'BoolOp':
      return compileBoolOp(compiler, node, scope)
    case 'Compare':
      return compileCompare(compiler, node, scope)
    case 'IfExp':
      return compileConditional(compiler, node, scope)
    case 'NamedExpr':
      return compileNamed(compiler, node, scope)
    case 'Lambda':
      return compileLambda(compiler, node, scope)
    case 'List':
    case 'Tuple':
    case 'Set':
      return compileCollection(compiler, node, scope)
    case 'Dict':
      return compileDict(compiler, node, scope)
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
      return compileComprehension(compiler, node, scope)
    case 'GeneratorExp':
      return compileGenerator(compiler, node, scope)
    case 'JoinedStr':
      return compileJoinedString(compiler, node, scope)
    case 'Starred':
      throw new TypeError('a starred expression stands only in a call, a display or an assignment')
    default:
      return unreachable(node)
  }
}

function compileAttribute(compiler: Compiler, node: Attribute, scope: Scope): Evaluate {
  const { runtime } = compiler
  const object = compiler.expression(node.value, scope)
  const name = scope.mangle(node.attribute.name)
  return (frame) => {
    runtime.spend(1)
    return getAttribute(runtime, object(frame), name)
  }
}

function compileSubscript(compiler: Compiler, node: Subscript, scope: Scope): Evaluate {
  const { runtime } = compiler
  const object = compiler.expression(node.value, scope)
  const key = compiler.expression(node.slice, scope)
  return (frame) => getItem(runtime, object(frame), key(frame))
}

function compileSlice(compiler: Compiler, node: Slice, scope: Scope): Evaluate {
  const [lower, upper, step] = [node.lower, node.upper, node.step].map((part) => (part === null ? () => null : compiler.expression(part, scope)))
  return (frame) => new PySlice(lower?.(frame) ?? null, upper?.(frame) ?? null, step?.(frame) ?? null)
}

function compileConditional(compiler: Compiler, node: IfExp, scope: Scope): Evaluate {
  const { runtime } = compiler
  const test = compiler.expression(node.test, scope)
  const body = compiler.expression(node.body, scope)
  const otherwise = compiler.expression(node.orelse, scope)
  return (frame) => (truth(runtime, test(frame)) ? body(frame) : otherwise(frame))
}

function compileNamed(compiler: Compiler, node: NamedExpr, scope: Scope): Evaluate {
  const value = compiler.expression(node.value, scope)
  const { scope: owner, hops } = scope.binding
  const bind = compileNameStore(node.target.name, owner)
  return (frame) => {
    const result = value(frame)
    bind(outerFrame(frame, hops), result)
    return result
  }
}
