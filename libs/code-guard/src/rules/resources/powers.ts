import type { Expression, SourceRange } from '@naturalcad/python-ast'
import type { RuleContext, RuleFamily } from '../context.ts'

function checkPower(base: Expression, exponent: Expression, range: SourceRange, context: RuleContext): void {
  const { maxExponent } = context.policy.data.limits
  const isFloat = base.type === 'Constant' && base.value.kind === 'float'
  const value = context.folder.number(exponent, context.scope)
  if (isFloat || value === undefined || Math.abs(value) <= maxExponent) return
  context.report('RES01', range, `an exponent over ${maxExponent}`, `Keep exponents at ${maxExponent} or below.`)
}

function checkShift(count: Expression, range: SourceRange, context: RuleContext): void {
  const { maxShift } = context.policy.data.limits
  const value = context.folder.number(count, context.scope)
  if (value !== undefined && value > maxShift) context.report('RES01', range, `a shift by more than ${maxShift}`, `Keep shifts at ${maxShift} or below.`)
}

function isInLoop(context: RuleContext): boolean {
  for (let level = 0; ; level++) {
    const node = context.ancestor(level)
    if (node === undefined || node.type === 'FunctionDef' || node.type === 'Module') return false
    if (node.type === 'For' || node.type === 'While') return true
  }
}

/** RES01. What is not written down as a constant is metered where it runs. */
export const powers: RuleFamily = {
  BinOp(node, context) {
    if (node.operator === '**') checkPower(node.left, node.right, node.range, context)
    if (node.operator === '<<') checkShift(node.right, node.range, context)
  },
  AugAssign(node, context) {
    if (node.operator === '<<') checkShift(node.value, node.range, context)
    if (node.operator !== '**') return
    if (isInLoop(context)) context.report('RES01', node.range, 'a power that grows in a loop', 'Compute the power once, with an exponent that is written down.')
    else checkPower(node.target, node.value, node.range, context)
  },
  Call(node, context) {
    const isPower = context.references.ofExpression(node.func, context.scope).some((reference) => reference.kind === 'builtin' && reference.name === 'pow')
    const [base, exponent, modulus] = node.args
    if (isPower && base !== undefined && exponent !== undefined && modulus === undefined) checkPower(base, exponent, node.range, context)
  },
}
