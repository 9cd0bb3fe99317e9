import type { Expression, Pattern, Statement } from '@naturalcad/python-ast'
import { isDecision, isEmptyInputTest } from './conditions.ts'
import { isTrue } from './constant-value.ts'
import { findScope } from './scope.ts'
import { bindImport, bindName, bindTarget } from './trace-binding.ts'
import { traceClass, traceFunction } from './trace-definition.ts'
import type { Frame, Tracer } from './tracer.ts'
import { join, marked, marks, nothing, type Value } from './value.ts'

/** A block, up to the statement that leaves it: what stands behind that is never reached. */
export function traceBody(body: readonly Statement[], frame: Frame, tracer: Tracer): void {
  for (const statement of body) {
    tracer.step()
    traceStatement(statement, frame, tracer)
    if (isLeft(statement, frame, tracer)) return
  }
}

function isLeft(statement: Statement, frame: Frame, tracer: Tracer): boolean {
  if (statement.type === 'Return' || statement.type === 'Raise' || statement.type === 'Continue' || statement.type === 'Break') return true
  if (statement.type !== 'If') return isExit(statement)
  const known = tracer.constant(statement.test, frame)
  const ends = (block: readonly Statement[]) => block.some((one) => isLeft(one, frame, tracer))
  if (known !== undefined) return ends(isTrue(known) ? statement.body : statement.orelse)
  return statement.orelse.length > 0 && ends(statement.body) && ends(statement.orelse)
}

function isExit(statement: Statement): boolean {
  if (statement.type !== 'ExpressionStatement' || statement.value.type !== 'Call') return false
  const { func } = statement.value
  return (func.type === 'Name' && (func.name === 'exit' || func.name === 'quit')) || (func.type === 'Attribute' && func.value.type === 'Name' && `${func.value.name}.${func.attribute.name}` === 'sys.exit')
}

function traceStatement(statement: Statement, frame: Frame, tracer: Tracer): void {
  const of = (expression: Expression) => tracer.evaluate(expression, frame)
  const inside = (control: Value, isForEmptyInput = frame.isForEmptyInput): Frame => ({ ...frame, control: frame.control | (control.marks & marks.answer), isForEmptyInput })
  switch (statement.type) {
    case 'FunctionDef':
      return bindName(statement.name.name, traceFunction(statement, frame, null, tracer), frame)
    case 'ClassDef':
      return traceClass(statement, frame, tracer)
    case 'Return':
      return giveBack(statement, statement.value, statement.range.line, false, frame, tracer)
    case 'Assign': {
      const value = join(of(statement.value), marked(frame.control))
      for (const target of statement.targets) bindTarget(target, value, frame, tracer)
      return
    }
    case 'AugAssign':
      return bindTarget(statement.target, join(of(statement.value), marked(frame.control)), frame, tracer)
    case 'AnnAssign':
      if (statement.value !== null) bindTarget(statement.target, join(of(statement.value), marked(frame.control)), frame, tracer)
      return
    case 'For':
      bindTarget(statement.target, of(statement.iter), frame, tracer)
      traceBody(statement.body, frame, tracer)
      return traceBody(statement.orelse, frame, tracer)
    case 'While': {
      const known = tracer.constant(statement.test, frame)
      of(statement.test)
      if (known === undefined || isTrue(known)) traceBody(statement.body, frame, tracer)
      return traceBody(statement.orelse, frame, tracer)
    }
    case 'If': {
      const known = tracer.constant(statement.test, frame)
      if (known !== undefined) return traceBody(isTrue(known) ? statement.body : statement.orelse, frame, tracer)
      const test = of(statement.test)
      const control = isDecision(statement.test) ? test : nothing
      traceBody(statement.body, inside(control, frame.isForEmptyInput || isEmptyInputTest(statement.test)), tracer)
      return traceBody(statement.orelse, inside(control), tracer)
    }
    case 'With':
      for (const { context, target } of statement.items) {
        const value = of(context)
        if (target !== null) bindTarget(target, value, frame, tracer)
      }
      return traceBody(statement.body, frame, tracer)
    case 'Match': {
      const subject = of(statement.subject)
      for (const { pattern, guard, body } of statement.cases) {
        bindPattern(pattern, subject, frame)
        if (guard !== null) of(guard)
        traceBody(body, inside(subject), tracer)
      }
      return
    }
    case 'Try':
      traceBody(statement.body, frame, tracer)
      for (const { exception, body } of statement.handlers) {
        if (exception !== null) of(exception)
        traceBody(body, frame, tracer)
      }
      traceBody(statement.orelse, frame, tracer)
      return traceBody(statement.finalbody, frame, tracer)
    case 'Import':
      for (const { name, asName } of statement.names) bindImport(null, name, asName?.name ?? null, 0, frame, tracer)
      return
    case 'ImportFrom':
      for (const { name, asName } of statement.names) bindImport(statement.module ?? '', name, asName?.name ?? null, statement.level, frame, tracer)
      return
    case 'Global':
    case 'Nonlocal':
      for (const { name } of statement.names) {
        const outer = statement.type === 'Global' ? topOf(frame) : (frame.scope.parent === null ? undefined : (findScope(frame.scope.parent, name) ?? frame.scope.parent))
        if (outer !== undefined) frame.scope.outer.set(name, outer)
      }
      return
    case 'ExpressionStatement': {
      const yielded = readYield(statement.value, frame)
      return yielded === undefined ? void of(statement.value) : giveBack(statement, yielded, statement.range.line, true, frame, tracer)
    }
    case 'Raise':
      for (const part of [statement.exception, statement.cause]) if (part !== null) of(part)
      return
    case 'Assert':
      return void of(statement.test)
    case 'Delete':
    case 'Pass':
    case 'Break':
    case 'Continue':
      return
    default:
      return statement satisfies never
  }
}

function topOf({ scope }: Frame): Frame['scope'] {
  let top = scope
  while (top.parent !== null) top = top.parent
  return top
}

/** A `yield` is masked as a tuple that begins with 0: the source says which of them it is. */
function readYield(expression: Expression, { module }: Frame): Expression | undefined {
  if (expression.type !== 'Tuple' || !module.source.startsWith('yield', expression.range.start)) return undefined
  const [, ...given] = expression.elements
  return given.length === 1 ? given[0] : { ...expression, elements: given }
}

function giveBack(key: object, expression: Expression | null, line: number, isYield: boolean, frame: Frame, tracer: Tracer): void {
  const value = expression === null ? nothing : tracer.evaluate(expression, frame)
  const returned = { value, node: expression, line, control: frame.control, isYield, isForEmptyInput: frame.isForEmptyInput }
  const before = frame.callable?.returns.get(key)
  if (before !== undefined && before.value.marks === value.marks && before.value.things.size === value.things.size && before.control === returned.control) return
  frame.callable?.returns.set(key, returned)
  tracer.note()
}

function bindPattern(pattern: Pattern | null, value: Value, frame: Frame): void {
  if (pattern === null) return
  switch (pattern.type) {
    case 'MatchAs':
      if (pattern.name !== null) bindName(pattern.name.name, value, frame)
      return bindPattern(pattern.pattern, value, frame)
    case 'MatchStar':
      return pattern.name === null ? undefined : bindName(pattern.name.name, value, frame)
    case 'MatchSequence':
    case 'MatchOr':
      for (const one of pattern.patterns) bindPattern(one, value, frame)
      return
    case 'MatchMapping':
      for (const entry of pattern.entries) bindPattern(entry.pattern, value, frame)
      return pattern.rest === null ? undefined : bindName(pattern.rest.name, value, frame)
    case 'MatchClass':
      for (const one of [...pattern.patterns, ...pattern.keywords.map((keyword) => keyword.pattern)]) bindPattern(one, value, frame)
      return
    default:
      return
  }
}
