import type { Arguments, Comprehension, Expression } from '@naturalcad/python-ast'
import type { AnyNode, Slot } from './node.ts'

export type Visit = (child: AnyNode, slot: Slot) => void

function each(nodes: readonly AnyNode[], slot: Slot, visit: Visit): void {
  for (const node of nodes) visit(node, slot)
}

function maybe(node: AnyNode | null, slot: Slot, visit: Visit): void {
  if (node !== null) visit(node, slot)
}

function visitArguments(args: Arguments, visit: Visit): void {
  for (const parameter of parametersOf(args)) visit(parameter, 'part')
}

function visitComprehension(generators: readonly Comprehension[], results: readonly Expression[], visit: Visit): void {
  for (const [index, generator] of generators.entries()) {
    // The first iterable is evaluated outside of the comprehension's scope.
    visit(generator.iter, index === 0 ? 'firstIterable' : 'value')
    visit(generator.target, 'target')
    each(generator.conditions, 'value', visit)
  }
  each(results, 'value', visit)
}

/** All parameters in the order in which they are written. */
export function parametersOf(args: Arguments) {
  return [
    ...args.positionalOnly,
    ...args.positional,
    ...(args.variadic === null ? [] : [args.variadic]),
    ...args.keywordOnly,
    ...(args.keywords === null ? [] : [args.keywords]),
  ]
}

/**
 * Visits the children of a node in the order in which Python evaluates or binds them, with the part that each plays.
 * `slot` is the node's own part: the elements of a target are targets.
 */
export function forEachChild(node: AnyNode, slot: Slot, visit: Visit): void {
  switch (node.type) {
    case 'Module':
      return each(node.body, 'body', visit)
    case 'FunctionDef':
      each(node.decorators, 'decorator', visit)
      visitArguments(node.args, visit)
      maybe(node.returns, 'annotation', visit)
      return each(node.body, 'body', visit)
    case 'Lambda':
      visitArguments(node.args, visit)
      return visit(node.body, 'body')
    case 'Parameter':
      maybe(node.annotation, 'annotation', visit)
      return maybe(node.default, 'default', visit)
    case 'ClassDef':
      each(node.decorators, 'decorator', visit)
      each(node.bases, 'base', visit)
      each(node.keywords, 'classKeyword', visit)
      return each(node.body, 'body', visit)
    case 'Return':
      return maybe(node.value, 'value', visit)
    case 'Delete':
      return each(node.targets, 'target', visit)
    case 'Assign':
      visit(node.value, 'value')
      return each(node.targets, 'target', visit)
    case 'AugAssign':
      visit(node.value, 'value')
      return visit(node.target, 'target')
    case 'AnnAssign':
      visit(node.annotation, 'annotation')
      maybe(node.value, 'value', visit)
      return visit(node.target, 'target')
    case 'For':
      visit(node.iter, 'value')
      visit(node.target, 'target')
      each(node.body, 'part', visit)
      return each(node.orelse, 'part', visit)
    case 'While':
    case 'If':
      visit(node.test, 'value')
      each(node.body, 'part', visit)
      return each(node.orelse, 'part', visit)
    case 'With':
      each(node.items, 'part', visit)
      return each(node.body, 'part', visit)
    case 'WithItem':
      visit(node.context, 'value')
      return maybe(node.target, 'target', visit)
    case 'Match':
      visit(node.subject, 'value')
      return each(node.cases, 'part', visit)
    case 'MatchCase':
      visit(node.pattern, 'part')
      maybe(node.guard, 'value', visit)
      return each(node.body, 'part', visit)
    case 'Raise':
      maybe(node.exception, 'exception', visit)
      return maybe(node.cause, 'value', visit)
    case 'Try':
      each(node.body, 'part', visit)
      each(node.handlers, 'part', visit)
      each(node.orelse, 'part', visit)
      return each(node.finalbody, 'part', visit)
    case 'ExceptHandler':
      maybe(node.exception, 'exception', visit)
      return each(node.body, 'part', visit)
    case 'Assert':
      visit(node.test, 'value')
      return maybe(node.message, 'value', visit)
    case 'Import':
    case 'ImportFrom':
      return each(node.names, 'part', visit)
    case 'ExpressionStatement':
      return visit(node.value, 'value')
    case 'BoolOp':
      return each(node.values, 'value', visit)
    case 'NamedExpr':
      visit(node.value, 'value')
      return visit(node.target, 'target')
    case 'BinOp':
      visit(node.left, 'value')
      return visit(node.right, 'value')
    case 'UnaryOp':
      return visit(node.operand, 'value')
    case 'IfExp':
      visit(node.test, 'value')
      visit(node.body, 'value')
      return visit(node.orelse, 'value')
    case 'Dict':
      for (const { key, value } of node.entries) {
        maybe(key, 'value', visit)
        visit(value, 'value')
      }
      return
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      return visitComprehension(node.generators, [node.element], visit)
    case 'DictComp':
      return visitComprehension(node.generators, [node.key, node.value], visit)
    case 'Compare':
      visit(node.left, 'value')
      return each(node.comparators, 'value', visit)
    case 'Call':
      visit(node.func, 'callee')
      each(node.args, 'value', visit)
      return each(node.keywords, 'part', visit)
    case 'Keyword':
      return visit(node.value, 'value')
    case 'JoinedStr':
      return each(node.values, 'part', visit)
    case 'FormattedValue':
      visit(node.value, 'value')
      return maybe(node.formatSpec, 'part', visit)
    case 'Attribute':
      return visit(node.value, 'object')
    case 'Subscript':
      visit(node.value, slot === 'annotation' || slot === 'base' ? slot : 'value')
      return visit(node.slice, slot === 'annotation' ? slot : 'value')
    case 'Starred':
      return visit(node.value, slot === 'target' ? 'target' : 'value')
    case 'List':
    case 'Tuple':
      return each(node.elements, slot === 'target' || slot === 'exception' || slot === 'annotation' ? slot : 'value', visit)
    case 'Set':
      return each(node.elements, 'value', visit)
    case 'Slice':
      maybe(node.lower, 'value', visit)
      maybe(node.upper, 'value', visit)
      return maybe(node.step, 'value', visit)
    case 'MatchValue':
      return visit(node.value, 'value')
    case 'MatchSequence':
    case 'MatchOr':
      return each(node.patterns, 'part', visit)
    case 'MatchMapping':
      for (const { key, pattern } of node.entries) {
        visit(key, 'value')
        visit(pattern, 'part')
      }
      return
    case 'MatchClass':
      visit(node.class, 'value')
      each(node.patterns, 'part', visit)
      for (const { pattern } of node.keywords) visit(pattern, 'part')
      return
    case 'MatchAs':
      return maybe(node.pattern, 'part', visit)
    case 'Arguments':
      return visitArguments(node, visit)
    case 'Comprehension':
      // A comprehension visits the parts of its generators itself.
      return
    case 'Alias':
    case 'Global':
    case 'Nonlocal':
    case 'Pass':
    case 'Break':
    case 'Continue':
    case 'Constant':
    case 'Name':
    case 'MatchSingleton':
    case 'MatchStar':
      return
    default:
      return node satisfies never
  }
}
