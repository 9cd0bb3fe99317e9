import { Frame } from './frame.ts'
import { Scope } from './scope.ts'
import { collectBoundNames, collectNamedExpressions, parameterNames } from './bound-names.ts'
import { PythonError } from '../values/python-error.ts'
import { PyFunction } from '../values/callables.ts'
import { Signature, type SignatureParameter } from '../native/signature.ts'
import type { Arguments, FunctionDef, Lambda, Parameter } from '@naturalcad/python-ast'
import type { Compiler, Evaluate, Execute } from './compiler.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { Value } from '../values/value.ts'

/** Evaluates the defaults and makes the function; decorators are applied by the statement. */
export function compileFunction(compiler: Compiler, node: FunctionDef, parent: Scope): Evaluate {
  const names = collectBoundNames(node.body)
  const scope = new Scope({
    kind: 'function',
    parent,
    qualifiedName: qualifiedName(parent, node.name.name),
    slots: [...parameterNames(node.args), ...[...names.bound].filter((name) => !names.globals.has(name) && !names.nonlocals.has(name))].map((name) => parent.mangle(name)),
    globals: names.globals,
    nonlocals: names.nonlocals,
  })
  const body = compiler.block(node.body, scope)
  const [first] = node.body
  const documentation =
    first?.type === 'ExpressionStatement' && first.value.type === 'Constant' && first.value.value.kind === 'str' ? first.value.value.value : null
  return compileClosure(compiler, { name: node.name.name, args: node.args, scope, parent, documentation, body })
}

export function compileLambda(compiler: Compiler, node: Lambda, parent: Scope): Evaluate {
  const named = new Set<string>()
  collectNamedExpressions(node.body, named)
  const scope = new Scope({ kind: 'function', parent, qualifiedName: qualifiedName(parent, '<lambda>'), slots: [...parameterNames(node.args), ...named] })
  const value = compiler.expression(node.body, scope)
  const body: Execute = (frame) => {
    frame.returned = value(frame)
    return 'return'
  }
  return compileClosure(compiler, { name: '<lambda>', args: node.args, scope, parent, documentation: null, body })
}

interface FunctionText {
  name: string
  args: Arguments
  scope: Scope
  parent: Scope
  documentation: Value
  body: Execute
}

function compileClosure(compiler: Compiler, { name, args, scope, parent, documentation, body }: FunctionText): Evaluate {
  const { runtime } = compiler
  const parameters = compileParameters(compiler, args, parent)
  return (outer) => {
    runtime.allocate(160)
    const signature = new Signature(scope.qualifiedName, parameters(outer))
    const invoke = (_context: unknown, positional: readonly Value[], keywords: ReadonlyMap<string, Value>) => {
      const slots: (Value | undefined)[] = signature.bind(runtime, positional, keywords)
      while (slots.length < scope.slotCount) slots.push(undefined)
      return runFunction(runtime, { frame: new Frame(slots, outer), body, name, weight: callWeight + nodeWeight * scope.maxDepth, line: outer.line })
    }
    return new PyFunction({ name, qualifiedName: scope.qualifiedName, documentation, signature, invoke })
  }
}

/** What a call takes of the stack, and each node that its body nests, in the units of `Context.nested`: measured, with a margin. */
const callWeight = 8
export const nodeWeight = 3

interface Activation {
  frame: Frame
  body: Execute
  name: string
  weight: number
  line: number
}

function runFunction(runtime: Runtime, { frame, body, name, weight, line }: Activation): Value {
  frame.line = line
  const caller = runtime.frame
  runtime.enter(weight)
  runtime.frame = frame
  try {
    return body(frame) === 'return' ? frame.returned : null
  } catch (error) {
    if (error instanceof PythonError) error.exception.traceback.push({ functionName: name, line: frame.line })
    throw error
  } finally {
    runtime.frame = caller
    runtime.leave(weight)
  }
}

/** Defaults are evaluated once, where the function is made. */
function compileParameters(compiler: Compiler, args: Arguments, parent: Scope): (frame: Frame) => SignatureParameter[] {
  const describe = (kind: SignatureParameter['kind']) => (parameter: Parameter) => ({
    name: parent.mangle(parameter.name.name),
    kind,
    default: parameter.default === null ? undefined : compiler.expression(parameter.default, parent),
  })
  const parameters = [
    ...args.positionalOnly.map(describe('positional-only')),
    ...args.positional.map(describe('positional')),
    ...(args.variadic === null ? [] : [describe('variadic')(args.variadic)]),
    ...args.keywordOnly.map(describe('keyword-only')),
    ...(args.keywords === null ? [] : [describe('keywords')(args.keywords)]),
  ]
  return (frame) =>
    parameters.map(({ name, kind, default: evaluate }) => {
      if (evaluate === undefined) return { name, kind }
      const value = evaluate(frame)
      return { name, kind, default: () => value }
    })
}

export function qualifiedName(parent: Scope, name: string): string {
  if (parent.kind === 'module') return name
  if (parent.kind === 'class') return `${parent.qualifiedName}.${name}`
  return parent.qualifiedName === '' ? name : `${parent.qualifiedName}.<locals>.${name}`
}
