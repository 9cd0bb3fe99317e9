import type { BinOp, Expression } from '@naturalcad/python-ast'
import type { Binding, Scope } from '../scopes/scope.ts'
import { lookUp } from '../scopes/scope.ts'

export interface Folder {
  /** The number that the expression surely has, following names that are assigned once; undefined if it is not written down. */
  number(expression: Expression, scope: Scope): number | undefined
  /** The same for a text. */
  text(expression: Expression, scope: Scope): string | undefined
  /** The length of a string or display. */
  length(expression: Expression, scope: Scope): number | undefined
}

const maxTextLength = 500

export function createFolder(): Folder {
  // A binding that is being evaluated, or has no value, is undefined.
  const numbers = new Map<Binding, number | undefined>()
  const texts = new Map<Binding, string | undefined>()

  function throughName<Value>(name: string, scope: Scope, known: Map<Binding, Value | undefined>, evaluate: Evaluate<Value>): Value | undefined {
    const { scopes } = lookUp(scope, name)
    const bindings = scopes.length === 1 ? scopes[0]?.bindings.get(name) : undefined
    const only = bindings?.length === 1 ? bindings[0] : undefined
    if (only?.kind !== 'assign' || only.value === undefined || only.isDeclared) return undefined
    if (!known.has(only)) {
      known.set(only, undefined)
      known.set(only, evaluate(only.value, only.scope))
    }
    return known.get(only)
  }

  function number(expression: Expression, scope: Scope): number | undefined {
    switch (expression.type) {
      case 'Constant':
        if (expression.value.kind === 'int') return Number(expression.value.value)
        return expression.value.kind === 'float' ? expression.value.value : undefined
      case 'Name':
        return throughName(expression.name, scope, numbers, number)
      case 'UnaryOp': {
        const operand = expression.operator === '-' || expression.operator === '+' ? number(expression.operand, scope) : undefined
        return operand !== undefined && expression.operator === '-' ? -operand : operand
      }
      case 'BinOp':
        return arithmetic(expression, scope)
      default:
        return undefined
    }
  }

  function arithmetic(node: BinOp, scope: Scope): number | undefined {
    const left = number(node.left, scope)
    const right = left === undefined ? undefined : number(node.right, scope)
    if (left === undefined || right === undefined) return undefined
    switch (node.operator) {
      case '+':
        return left + right
      case '-':
        return left - right
      case '*':
        return left * right
      case '/':
        return right === 0 ? undefined : left / right
      case '//':
        return right === 0 ? undefined : Math.floor(left / right)
      case '**':
        return left ** right
      default:
        return undefined
    }
  }

  function text(expression: Expression, scope: Scope): string | undefined {
    switch (expression.type) {
      case 'Constant':
        return expression.value.kind === 'str' ? expression.value.value : undefined
      case 'Name':
        return throughName(expression.name, scope, texts, text)
      case 'BinOp': {
        if (expression.operator !== '+') return undefined
        const left = text(expression.left, scope)
        const right = left === undefined ? undefined : text(expression.right, scope)
        return left === undefined || right === undefined || left.length + right.length > maxTextLength ? undefined : left + right
      }
      case 'JoinedStr': {
        let joined = ''
        for (const part of expression.values) {
          if (part.type === 'FormattedValue' && (part.formatSpec !== null || part.conversion !== null)) return undefined
          const piece = part.type === 'Constant' ? text(part, scope) : (text(part.value, scope) ?? integerText(part.value, scope))
          if (piece === undefined || joined.length + piece.length > maxTextLength) return undefined
          joined += piece
        }
        return joined
      }
      default:
        return undefined
    }
  }

  function integerText(expression: Expression, scope: Scope): string | undefined {
    const value = number(expression, scope)
    return value !== undefined && Number.isSafeInteger(value) ? String(value) : undefined
  }

  function length(expression: Expression, scope: Scope): number | undefined {
    if (expression.type === 'List' || expression.type === 'Tuple') return expression.elements.length
    return text(expression, scope)?.length
  }

  return { number, text, length }
}

type Evaluate<Value> = (expression: Expression, scope: Scope) => Value | undefined
