import type { Expression } from '@naturalcad/python-ast'
import type { RuleContext, RuleFamily } from '../context.ts'

const padding = new Set(['center', 'ljust', 'rjust', 'zfill', 'expandtabs'])

function checkRepeat(sequence: Expression, count: Expression, node: Expression, context: RuleContext): void {
  const length = context.folder.length(sequence, context.scope)
  const times = length === undefined ? undefined : context.folder.number(count, context.scope)
  const { maxRepeat } = context.policy.data.limits
  if (length === undefined || times === undefined || length * times <= maxRepeat) return
  context.report('RES02', node.range, `a repetition to more than ${maxRepeat} items`, 'Repeat fewer times.')
}

/** RES02. */
export const sizes: RuleFamily = {
  BinOp(node, context) {
    if (node.operator === '*') {
      checkRepeat(node.left, node.right, node, context)
      checkRepeat(node.right, node.left, node, context)
    }
    const template = node.operator === '%' && node.left.type === 'Constant' && node.left.value.kind === 'str' ? node.left.value.value : ''
    if (/%[-+ #0-9.]*\d{5}/.test(template)) context.report('RES02', node.left.range, 'a width of five digits', 'Use a width below 10000.')
  },
  FormattedValue(node, context) {
    const spec = node.formatSpec?.values.map((part) => (part.type === 'Constant' && part.value.kind === 'str' ? part.value.value : '')).join('') ?? ''
    if (/\d{5}/.test(spec)) context.report('RES02', node.range, 'a width of five digits', 'Use a width below 10000.')
  },
  Call(node, context) {
    if (node.func.type !== 'Attribute' || !padding.has(node.func.attribute.name)) return
    const width = node.args[0] === undefined ? undefined : context.folder.number(node.args[0], context.scope)
    if (width !== undefined && width > context.policy.data.limits.maxRepeat) context.report('RES02', node.range, 'padding to a huge width', 'Pad to a smaller width.')
  },
}
