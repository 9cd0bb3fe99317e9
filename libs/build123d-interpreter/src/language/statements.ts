import { unreachable } from './unreachable.ts'
import { compileAssignment, compileAugmented } from './assignments.ts'
import { compileClass } from './classes.ts'
import { compileFunction } from './functions.ts'
import { compileImport, compileImportFrom } from './imports.ts'
import { compileFor, compileIf, compileWhile } from './loops.ts'
import { compileMatch } from './match.ts'
import { compileNameStore } from './names.ts'
import { compileAssert, compileRaise } from './raising.ts'
import { compileDelete } from './targets.ts'
import { compileTry } from './try.ts'
import { compileWith } from './with.ts'
import { callValue } from '../protocol/calls.ts'
import { noKeywords } from '../values/value.ts'
import type { ClassDef, Expression, FunctionDef, Statement } from '@naturalcad/python-ast'
import type { Compiler, Evaluate, Execute } from './compiler.ts'
import type { Scope } from './scope.ts'

/** Statements in order, the line kept up to date, each paid for. */
export function compileBlock(compiler: Compiler, statements: readonly Statement[], scope: Scope): Execute {
  const { runtime } = compiler
  const parts = statements.map((statement) => ({ line: statement.range.line, run: scope.deeper(() => compileStatement(compiler, statement, scope)) }))
  return (frame) => {
    for (const { line, run } of parts) {
      frame.line = line
      runtime.spend(1)
      const signal = run(frame)
      if (signal !== undefined) return signal
    }
    return undefined
  }
}

function compileStatement(compiler: Compiler, node: Statement, scope: Scope): Execute {
  switch (node.type) {
    case 'ExpressionStatement':
      return effect(compiler.expression(node.value, scope))
    case 'Assign':
    case 'AnnAssign':
      return compileAssignment(compiler, node, scope)
    case 'AugAssign':
      return compileAugmented(compiler, node, scope)
    case 'Return':
      return compileReturn(compiler, node.value, scope)
    case 'If':
      return compileIf(compiler, node, scope)
    case 'For':
      return compileFor(compiler, node, scope)
    case 'While':
      return compileWhile(compiler, node, scope)
    case 'With':
      return compileWith(compiler, node, scope)
    case 'Try':
      return compileTry(compiler, node, scope)
    case 'Match':
      return compileMatch(compiler, node, scope)
    case 'Raise':
      return compileRaise(compiler, node, scope)
    case 'Assert':
      return compileAssert(compiler, node, scope)
    case 'FunctionDef':
      return compileDefinition(compiler, node, compileFunction(compiler, node, scope), scope)
    case 'ClassDef':
      return compileDefinition(compiler, node, compileClass(compiler, node, scope), scope)
    case 'Import':
      return compileImport(compiler, node, scope)
    case 'ImportFrom':
      return compileImportFrom(compiler, node, scope)
    case 'Delete': {
      const targets = node.targets.map((target) => compileDelete(compiler, target, scope))
      return (frame) => {
        for (const target of targets) target(frame)
        return undefined
      }
    }
    case 'Break':
      return () => 'break'
    case 'Continue':
      return () => 'continue'
    case 'Pass':
    case 'Global':
    case 'Nonlocal':
      return () => undefined
    default:
      return unreachable(node)
  }
}

function effect(evaluate: Evaluate): Execute {
  return (frame) => {
    evaluate(frame)
    return undefined
  }
}

function compileReturn(compiler: Compiler, value: Expression | null, scope: Scope): Execute {
  const evaluate = value === null ? () => null : compiler.expression(value, scope)
  return (frame) => {
    frame.returned = evaluate(frame)
    return 'return'
  }
}

/** `def` and `class`: decorators are evaluated first, from the top, and applied last, from the bottom. */
function compileDefinition(compiler: Compiler, node: FunctionDef | ClassDef, make: Evaluate, scope: Scope): Execute {
  const { runtime } = compiler
  const decorators = node.decorators.map((decorator) => compiler.expression(decorator, scope))
  const bind = compileNameStore(node.name.name, scope)
  return (frame) => {
    const wrappers = decorators.map((decorator) => decorator(frame))
    const made = make(frame)
    bind(
      frame,
      wrappers.reduceRight((value, wrapper) => callValue(runtime, wrapper, [value], noKeywords), made),
    )
    return undefined
  }
}
