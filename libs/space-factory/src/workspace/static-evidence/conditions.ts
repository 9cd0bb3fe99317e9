import type { Expression } from '@naturalcad/python-ast'

/** Only that there is an answer decides nothing of what is given back. */
export function isDecision(test: Expression): boolean {
  if (test.type === 'Compare') return !test.operators.every((operator) => operator === 'is' || operator === 'is not')
  if (test.type === 'BoolOp') return test.values.some(isDecision)
  if (test.type === 'UnaryOp') return isDecision(test.operand)
  return test.type === 'Call' && !(test.func.type === 'Name' && /^(?:len|bool|isinstance|hasattr|callable)$/.test(test.func.name))
}

/** Whether a condition holds where an input is empty or missing. */
export function isEmptyInputTest(test: Expression): boolean {
  if (test.type === 'UnaryOp' && test.operator === 'not') return isLook(test.operand)
  if (test.type === 'BoolOp') return test.values.every(isEmptyInputTest)
  if (test.type !== 'Compare' || test.comparators.length !== 1) return false
  const [right] = test.comparators
  const isNothing = right?.type === 'Constant' && (right.value.kind === 'none' || (right.value.kind === 'str' && right.value.value.trim() === '') || (right.value.kind === 'int' && right.value.value <= 5n))
  return isNothing && ['is', '==', '<', '<='].includes(test.operators[0] ?? '')
}

/** A name, or a plain look at one: `text.strip()`, `len(text)`, `text[0]`. */
function isLook(expression: Expression): boolean {
  if (expression.type === 'Name' || expression.type === 'Attribute') return true
  if (expression.type === 'Call') return expression.args.every(isLook) && (expression.func.type === 'Name' ? ['len', 'str', 'bool'].includes(expression.func.name) : expression.func.type === 'Attribute' && /^(?:strip|get|split|any|all)$/.test(expression.func.attribute.name))
  return false
}
