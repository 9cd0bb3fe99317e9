import { unreachable } from './unreachable.ts'
import type { Arguments, Expression, Pattern, Statement } from '@naturalcad/python-ast'

export interface BoundNames {
  bound: Set<string>
  globals: Set<string>
  nonlocals: Set<string>
}

/** What the statements of one scope bind, without the scopes inside it. */
export function collectBoundNames(body: readonly Statement[]): BoundNames {
  const names: BoundNames = { bound: new Set(), globals: new Set(), nonlocals: new Set() }
  for (const statement of body) visitStatement(statement, names)
  return names
}

export function parameterNames(args: Arguments): string[] {
  const variadic = args.variadic === null ? [] : [args.variadic]
  const keywords = args.keywords === null ? [] : [args.keywords]
  return [...args.positionalOnly, ...args.positional, ...variadic, ...args.keywordOnly, ...keywords].map(({ name }) => name.name)
}

/** Names that `:=` binds in an expression; inside a comprehension they belong to the scope around it. */
export function collectNamedExpressions(expression: Expression | null, into: Set<string>): void {
  if (expression === null) return
  if (expression.type === 'NamedExpr') into.add(expression.target.name)
  if (expression.type === 'Lambda') {
    for (const parameter of [...expression.args.positionalOnly, ...expression.args.positional, ...expression.args.keywordOnly]) {
      collectNamedExpressions(parameter.default, into)
    }
    return
  }
  forEachExpression(expression, (child) => collectNamedExpressions(child, into))
}

export function bindTarget(target: Expression, into: Set<string>): void {
  switch (target.type) {
    case 'Name':
      into.add(target.name)
      break
    case 'Tuple':
    case 'List':
      for (const element of target.elements) bindTarget(element, into)
      break
    case 'Starred':
      bindTarget(target.value, into)
      break
    default:
      collectNamedExpressions(target, into)
  }
}

function visitStatement(statement: Statement, names: BoundNames): void {
  const { bound } = names
  const visit = (body: readonly Statement[]) => {
    for (const inner of body) visitStatement(inner, names)
  }
  const scan = (expression: Expression | null) => collectNamedExpressions(expression, bound)
  switch (statement.type) {
    case 'FunctionDef':
    case 'ClassDef':
      bound.add(statement.name.name)
      for (const decorator of statement.decorators) scan(decorator)
      if (statement.type === 'ClassDef') for (const base of statement.bases) scan(base)
      else for (const { default: value } of [...statement.args.positionalOnly, ...statement.args.positional, ...statement.args.keywordOnly]) scan(value)
      break
    case 'Return':
    case 'ExpressionStatement':
      scan(statement.value)
      break
    case 'Delete':
      for (const target of statement.targets) bindTarget(target, bound)
      break
    case 'Assign':
      for (const target of statement.targets) bindTarget(target, bound)
      scan(statement.value)
      break
    case 'AugAssign':
    case 'AnnAssign':
      bindTarget(statement.target, bound)
      scan(statement.value)
      break
    case 'For':
      bindTarget(statement.target, bound)
      scan(statement.iter)
      visit(statement.body)
      visit(statement.orelse)
      break
    case 'While':
    case 'If':
      scan(statement.test)
      visit(statement.body)
      visit(statement.orelse)
      break
    case 'With':
      for (const { context, target } of statement.items) {
        scan(context)
        if (target !== null) bindTarget(target, bound)
      }
      visit(statement.body)
      break
    case 'Match':
      scan(statement.subject)
      for (const { pattern, guard, body } of statement.cases) {
        bindPattern(pattern, bound)
        scan(guard)
        visit(body)
      }
      break
    case 'Raise':
      scan(statement.exception)
      scan(statement.cause)
      break
    case 'Try':
      visit(statement.body)
      for (const handler of statement.handlers) {
        scan(handler.exception)
        if (handler.name !== null) bound.add(handler.name.name)
        visit(handler.body)
      }
      visit(statement.orelse)
      visit(statement.finalbody)
      break
    case 'Assert':
      scan(statement.test)
      scan(statement.message)
      break
    case 'Import':
      for (const { name, asName } of statement.names) bound.add(asName?.name ?? name.split('.')[0] ?? name)
      break
    case 'ImportFrom':
      for (const { name, asName } of statement.names) if (name !== '*') bound.add(asName?.name ?? name)
      break
    case 'Global':
      for (const { name } of statement.names) names.globals.add(name)
      break
    case 'Nonlocal':
      for (const { name } of statement.names) names.nonlocals.add(name)
      break
    case 'Pass':
    case 'Break':
    case 'Continue':
      break
    default:
      statement satisfies never
  }
}

function bindPattern(pattern: Pattern, into: Set<string>): void {
  switch (pattern.type) {
    case 'MatchAs':
    case 'MatchStar':
      if (pattern.name !== null) into.add(pattern.name.name)
      if (pattern.type === 'MatchAs' && pattern.pattern !== null) bindPattern(pattern.pattern, into)
      break
    case 'MatchSequence':
    case 'MatchOr':
      for (const inner of pattern.patterns) bindPattern(inner, into)
      break
    case 'MatchMapping':
      for (const { pattern: inner } of pattern.entries) bindPattern(inner, into)
      if (pattern.rest !== null) into.add(pattern.rest.name)
      break
    case 'MatchClass':
      for (const inner of [...pattern.patterns, ...pattern.keywords.map((keyword) => keyword.pattern)]) bindPattern(inner, into)
      break
    default:
  }
}

/** The expressions directly inside one. */
function forEachExpression(expression: Expression, visit: (child: Expression) => void): void {
  const children = childExpressions(expression)
  for (const child of children) if (child !== null) visit(child)
}

function childExpressions(node: Expression): (Expression | null)[] {
  switch (node.type) {
    case 'BoolOp':
      return node.values
    case 'NamedExpr':
      return [node.value]
    case 'BinOp':
      return [node.left, node.right]
    case 'UnaryOp':
      return [node.operand]
    case 'IfExp':
      return [node.test, node.body, node.orelse]
    case 'Dict':
      return node.entries.flatMap(({ key, value }) => [key, value])
    case 'Set':
    case 'List':
    case 'Tuple':
      return node.elements
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      return [node.element, ...node.generators.flatMap(({ iter, conditions }) => [iter, ...conditions])]
    case 'DictComp':
      return [node.key, node.value, ...node.generators.flatMap(({ iter, conditions }) => [iter, ...conditions])]
    case 'Compare':
      return [node.left, ...node.comparators]
    case 'Call':
      return [node.func, ...node.args, ...node.keywords.map(({ value }) => value)]
    case 'JoinedStr':
      return node.values.flatMap((part) => (part.type === 'FormattedValue' ? [part.value, part.formatSpec] : []))
    case 'Attribute':
    case 'Starred':
      return [node.value]
    case 'Subscript':
      return [node.value, node.slice]
    case 'Slice':
      return [node.lower, node.upper, node.step]
    case 'Lambda':
    case 'Constant':
    case 'Name':
      return []
    default:
      return unreachable(node)
  }
}
