import { compileBlock } from './statements.ts'
import { compileExpression } from './expressions.ts'
import { nodeWeight } from './functions.ts'
import { Scope } from './scope.ts'
import type { Module } from '@naturalcad/python-ast'
import type { Compiler, Execute } from './compiler.ts'

export function compileModule(module: Module, environment: Pick<Compiler, 'runtime' | 'builtins' | 'findModule'>): Execute {
  const compiler: Compiler = {
    ...environment,
    expression: (node, scope) => scope.deeper(() => compileExpression(compiler, node, scope)),
    block: (statements, scope) => compileBlock(compiler, statements, scope),
  }
  const scope = new Scope({ kind: 'module' })
  const body = compiler.block(module.body, scope)
  return (frame) => environment.runtime.nested(nodeWeight * scope.maxDepth, () => body(frame))
}
