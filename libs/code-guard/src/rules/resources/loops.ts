import type { Comprehension, Expression, For, Statement, While } from '@naturalcad/python-ast'
import { lookUp, type Scope } from '../../scopes/scope.ts'
import { forEachChild } from '../../tree/children.ts'
import type { AnyNode } from '../../tree/node.ts'
import type { RuleContext, RuleFamily } from '../context.ts'

type Comprehensive = Extract<AnyNode, { generators: Comprehension[] }>

/** Turns of `range(…)` with constant bounds. */
function rangeCount(node: Expression, context: RuleContext): number | undefined {
  if (node.type !== 'Call' || node.keywords.length > 0) return undefined
  if (!context.references.ofExpression(node.func, context.scope).some((reference) => reference.kind === 'builtin' && reference.name === 'range')) return undefined
  const bounds = node.args.map((argument) => context.folder.number(argument, context.scope))
  const [first, second, step = 1] = bounds
  if (first === undefined || (node.args.length > 1 && second === undefined) || (node.args.length > 2 && bounds[2] === undefined) || step === 0) return undefined
  const start = second === undefined ? 0 : first
  return Math.max(0, Math.ceil(((second ?? first) - start) / step))
}

function countOf(iterable: Expression, context: RuleContext): number {
  if (iterable.type === 'List' || iterable.type === 'Tuple') return iterable.elements.length
  const inner = iterable.type === 'Call' && iterable.func.type === 'Name' && ['enumerate', 'reversed', 'list', 'tuple'].includes(iterable.func.name) ? iterable.args[0] : undefined
  return rangeCount(inner ?? iterable, context) ?? 1
}

/** Turns of this loop and of all around it in the same function; what is not written down counts as one. */
function checkNesting(node: For | Comprehensive, context: RuleContext): void {
  const { maxIterations } = context.policy.data.limits
  const counts = countsOf(node, context)
  let product = multiply(counts)
  // A range that is too large by itself is reported where it is called.
  if (product <= 1 || counts.some((count) => count > maxIterations)) return
  for (let level = 0; ; level++) {
    const around = context.ancestor(level)
    if (around === undefined || around.type === 'FunctionDef' || around.type === 'Lambda') break
    if (around.type === 'For' || isComprehensive(around)) product *= Math.max(1, multiply(countsOf(around, context)))
  }
  if (product > maxIterations) context.report('RES03', node.type === 'For' ? node.iter.range : node.range, `more than ${maxIterations} turns of nested loops`, 'Loop less often.')
}

function isComprehensive(node: AnyNode): node is Comprehensive {
  return node.type === 'ListComp' || node.type === 'SetComp' || node.type === 'DictComp' || node.type === 'GeneratorExp'
}

function countsOf(node: For | Comprehensive, context: RuleContext): number[] {
  return node.type === 'For' ? [countOf(node.iter, context)] : node.generators.map((generator) => countOf(generator.iter, context))
}

function multiply(counts: readonly number[]): number {
  return counts.reduce((product, count) => product * count, 1)
}

/** Something in the body ends the loop: a break of its own, a return or a raise. */
function canLeave(nodes: readonly AnyNode[], insideLoop = false): boolean {
  return nodes.some((node) => {
    if (node.type === 'Return' || node.type === 'Raise' || node.type === 'Assert') return true
    if (node.type === 'Break') return !insideLoop
    if (node.type === 'FunctionDef' || node.type === 'ClassDef') return false
    const isLoop = node.type === 'For' || node.type === 'While'
    const children: AnyNode[] = []
    forEachChild(node, 'part', (child) => children.push(child))
    return children.some((child) => canLeave([child], insideLoop || (isLoop && !node.orelse.includes(child as Statement))))
  })
}

function isTruthy(test: Expression): boolean {
  if (test.type !== 'Constant') return false
  const { value } = test
  if (value.kind === 'bool') return value.value
  if (value.kind === 'int') return value.value !== 0n
  return value.kind === 'float' ? value.value !== 0 : value.kind === 'str' && value.value !== ''
}

/** The condition reads nothing that the body could change. */
function isUnchanging(loop: While, scope: Scope): boolean {
  let unchanging = true
  let reads = 0
  const visit = (node: AnyNode): void => {
    switch (node.type) {
      case 'Constant':
        return
      case 'Name': {
        reads++
        const bindings = lookUp(scope, node.name).scopes.flatMap((holder) => holder.bindings.get(node.name) ?? [])
        const isFixed = bindings.every(({ range, isDeclared, parameter }) => !isDeclared && (parameter !== undefined || range.end <= loop.range.start || range.start >= loop.range.end))
        if (bindings.length === 0 || !isFixed) unchanging = false
        return
      }
      case 'Compare':
        // Comparing objects may ask a method, and a container changes without an assignment: numbers only.
        if (node.operators.some((operator) => !['<', '<=', '>', '>=', '==', '!='].includes(operator))) unchanging = false
        return forEachChild(node, 'value', visit)
      case 'BoolOp':
      case 'UnaryOp':
      case 'BinOp':
        return forEachChild(node, 'value', visit)
      default:
        unchanging = false
    }
  }
  if (loop.test.type !== 'Compare' && loop.test.type !== 'BoolOp') return false
  visit(loop.test)
  return unchanging && reads > 0
}

/** RES03 and RES04. */
export const loops: RuleFamily = {
  For: checkNesting,
  ListComp: checkNesting,
  SetComp: checkNesting,
  DictComp: checkNesting,
  GeneratorExp: checkNesting,
  While(node, context) {
    if (canLeave(node.body)) return
    if (isTruthy(node.test)) return context.report('RES04', node.test.range, 'a loop without an end', 'Write for … in range(n), or break.')
    if (isUnchanging(node, context.scope)) {
      context.report('RES04', node.test.range, 'the condition of the loop never changes', 'Change a value of the condition in the loop, or write for … in range(n).')
    }
  },
  Call(node, context) {
    const { maxIterations } = context.policy.data.limits
    const count = rangeCount(node, context)
    if (count !== undefined && count > maxIterations) {
      return context.report('RES03', node.range, `a range of more than ${maxIterations} numbers`, 'Use a smaller range.')
    }
    for (const reference of context.references.ofExpression(node.func, context.scope)) {
      if (reference.kind !== 'member' || reference.module !== 'itertools' || reference.name !== 'repeat') continue
      const isBounded = node.args.length === 2 || node.keywords.some((keyword) => keyword.name?.name === 'times')
      if (!isBounded) context.report('RES04', node.range, '`itertools.repeat` without a count never ends', 'Write repeat(value, n).')
    }
  },
}
