import type { CompareOperator, Expression } from '@naturalcad/python-ast'
import { dottedName } from '../check-python.ts'

/** A value that is the same whenever the program runs; undefined where that is not known. */
export type Known = string | number | boolean | null | undefined

export interface Surroundings {
  /** The value of a name that is bound once, to something that is known. */
  name: (name: string) => Known
  /** Of the Space; a variable that neither it nor the platform sets is not there. */
  variables: Readonly<Record<string, string>>
}

const ofPlatform = /^(?:SPACE|HF_|HUGGING|GRADIO_|SYSTEM|CUDA|NVIDIA|ZERO|PYTHON|PATH|HOME|USER|HOST|PORT|LANG|LC_|TMP|TEMP|OMP_|TORCH|TRANSFORMERS|XDG|OAUTH|OPENID|MODEL_REPO|ACCELERATE|CPU|MEMORY)/

/** Conditions and texts that need no run to be known. */
export function findConstant(expression: Expression, around: Surroundings): Known {
  const of = (one: Expression): Known => findConstant(one, around)
  switch (expression.type) {
    case 'Constant': {
      const { value } = expression
      if (value.kind === 'str' || value.kind === 'bool' || value.kind === 'float') return value.value
      return value.kind === 'int' ? Number(value.value) : value.kind === 'none' ? null : undefined
    }
    case 'Name':
      return expression.name === '__debug__' ? true : expression.name === 'TYPE_CHECKING' ? false : around.name(expression.name)
    case 'Attribute':
      return dottedName(expression) === 'typing.TYPE_CHECKING' ? false : undefined
    case 'JoinedStr': {
      const parts = expression.values.map((part) => (part.type === 'Constant' ? of(part) : part.formatSpec === null && part.conversion === null ? of(part.value) : undefined))
      return parts.every((part) => part !== undefined && part !== null && typeof part !== 'boolean') ? parts.join('') : undefined
    }
    case 'BinOp':
      return addUp(expression.operator, of(expression.left), of(expression.right))
    case 'UnaryOp': {
      const value = of(expression.operand)
      if (value === undefined) return undefined
      if (expression.operator === 'not') return !isTrue(value)
      return expression.operator === '-' && typeof value === 'number' ? -value : undefined
    }
    case 'BoolOp': {
      const decides = expression.operator === 'or'
      let last: Known = undefined
      let isOpen = false
      for (const one of expression.values) {
        last = of(one)
        if (last === undefined) isOpen = true
        else if (isTrue(last) === decides) return isOpen && decides ? true : last
      }
      return isOpen ? undefined : last
    }
    case 'Compare': {
      const [operator] = expression.operators
      const [right] = expression.comparators
      return operator === undefined || right === undefined || expression.operators.length > 1 ? undefined : compare(of(expression.left), operator, of(right))
    }
    case 'IfExp': {
      const test = of(expression.test)
      return test === undefined ? undefined : of(isTrue(test) ? expression.body : expression.orelse)
    }
    case 'Subscript': {
      const key = of(expression.slice)
      return dottedName(expression.value) === 'os.environ' && typeof key === 'string' ? around.variables[key] : undefined
    }
    case 'Call':
      return callConstant(expression, around)
    default:
      return undefined
  }
}

export function isTrue(value: Exclude<Known, undefined>): boolean {
  return value !== null && value !== '' && value !== 0 && value !== false
}

function addUp(operator: string, left: Known, right: Known): Known {
  if (operator === '+' && typeof left === 'string' && typeof right === 'string') return left + right
  if (typeof left !== 'number' || typeof right !== 'number') return undefined
  return operator === '+' ? left + right : operator === '-' ? left - right : operator === '*' ? left * right : undefined
}

function compare(left: Known, operator: CompareOperator, right: Known): Known {
  if (left === undefined || right === undefined) return undefined
  if (operator === '==' || operator === 'is') return left === right
  if (operator === '!=' || operator === 'is not') return left !== right
  if (typeof left === 'string' && typeof right === 'string') return operator === 'in' ? right.includes(left) : operator === 'not in' ? !right.includes(left) : undefined
  if (typeof left !== 'number' || typeof right !== 'number') return undefined
  return operator === '<' ? left < right : operator === '<=' ? left <= right : operator === '>' ? left > right : operator === '>=' ? left >= right : undefined
}

function callConstant({ func, args, keywords }: Extract<Expression, { type: 'Call' }>, around: Surroundings): Known {
  const name = dottedName(func)
  const [first, second] = args
  const key = first === undefined ? undefined : findConstant(first, around)
  if ((name === 'os.environ.get' || name === 'os.getenv' || name === 'getenv' || name === 'environ.get') && typeof key === 'string') {
    const set = around.variables[key]
    if (set !== undefined) return set
    if (ofPlatform.test(key)) return undefined
    const otherwise = second ?? keywords.find((keyword) => keyword.name?.name === 'default')?.value
    return otherwise === undefined ? null : findConstant(otherwise, around)
  }
  if (name === 'str' || name === 'bool') return key === undefined || args.length !== 1 ? undefined : name === 'bool' ? isTrue(key) : typeof key === 'string' ? key : undefined
  if (func.type !== 'Attribute') return undefined
  const on = findConstant(func.value, around)
  if (typeof on !== 'string') return undefined
  switch (func.attribute.name) {
    case 'strip':
      return args.length === 0 ? on.trim() : undefined
    case 'lower':
      return on.toLowerCase()
    case 'upper':
      return on.toUpperCase()
    case 'join': {
      if (first?.type !== 'List' && first?.type !== 'Tuple') return undefined
      const parts = first.elements.map((element) => findConstant(element, around))
      return parts.every((part) => typeof part === 'string') ? parts.join(on) : undefined
    }
    case 'format': {
      const parts = args.map((argument) => findConstant(argument, around))
      const texts = parts.filter((part) => typeof part === 'string')
      return keywords.length === 0 && texts.length === parts.length ? on.replaceAll('{}', () => texts.shift() ?? '') : undefined
    }
    default:
      return undefined
  }
}
