import { compileTarget } from './targets.ts'
import { iterate } from '../protocol/iterate.ts'
import { truth } from '../protocol/truth.ts'
import type { For, If, While } from '@naturalcad/python-ast'
import type { Compiler, Execute } from './compiler.ts'
import type { Scope } from './scope.ts'

export function compileIf(compiler: Compiler, node: If, scope: Scope): Execute {
  const { runtime } = compiler
  const test = compiler.expression(node.test, scope)
  const body = compiler.block(node.body, scope)
  if (node.orelse.length === 0) return (frame) => (truth(runtime, test(frame)) ? body(frame) : undefined)
  const otherwise = compiler.block(node.orelse, scope)
  return (frame) => (truth(runtime, test(frame)) ? body(frame) : otherwise(frame))
}

export function compileFor(compiler: Compiler, node: For, scope: Scope): Execute {
  const { runtime } = compiler
  const iterable = compiler.expression(node.iter, scope)
  const bind = compileTarget(compiler, node.target, scope)
  const body = compiler.block(node.body, scope)
  const otherwise = compiler.block(node.orelse, scope)
  const { line } = node.range
  return (frame) => {
    for (const value of iterate(runtime, iterable(frame))) {
      bind(frame, value)
      const signal = body(frame)
      if (signal === 'break') return undefined
      if (signal === 'return') return signal
      frame.line = line
    }
    return otherwise(frame)
  }
}

export function compileWhile(compiler: Compiler, node: While, scope: Scope): Execute {
  const { runtime } = compiler
  const test = compiler.expression(node.test, scope)
  const body = compiler.block(node.body, scope)
  const otherwise = compiler.block(node.orelse, scope)
  const { line } = node.range
  return (frame) => {
    while (truth(runtime, test(frame))) {
      runtime.spend(1)
      const signal = body(frame)
      if (signal === 'break') return undefined
      if (signal === 'return') return signal
      frame.line = line
    }
    return otherwise(frame)
  }
}
