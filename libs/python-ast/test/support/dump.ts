import { createHash } from 'node:crypto'
import type { Arguments, ConstantValue, Expression, Identifier, Module, Parameter, Pattern, PythonNode, SourceRange, Statement } from '@naturalcad/python-ast'

/** Writes a tree as cpython_dump.py writes that of CPython. */
export function dumpModule(module: Module): string {
  const dumper = new Dumper()
  dumper.write(`Module(`)
  dumper.list(module.body)
  dumper.write(' )')
  return dumper.text()
}

export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

type Field = PythonNode | null | string | number | { raw: string } | Field[]

const BINARY: Record<string, string> = {
  '+': 'Add',
  '-': 'Sub',
  '*': 'Mult',
  '@': 'MatMult',
  '/': 'Div',
  '%': 'Mod',
  '**': 'Pow',
  '<<': 'LShift',
  '>>': 'RShift',
  '|': 'BitOr',
  '^': 'BitXor',
  '&': 'BitAnd',
  '//': 'FloorDiv',
}
const UNARY: Record<string, string> = { not: 'Not', '-': 'USub', '+': 'UAdd', '~': 'Invert' }
const COMPARE: Record<string, string> = {
  '==': 'Eq',
  '!=': 'NotEq',
  '<': 'Lt',
  '<=': 'LtE',
  '>': 'Gt',
  '>=': 'GtE',
  is: 'Is',
  'is not': 'IsNot',
  in: 'In',
  'not in': 'NotIn',
}

class Dumper {
  readonly #out: string[] = []
  #isPlaced = true

  write(text: string): void {
    this.#out.push(text)
  }

  text(): string {
    return this.#out.join('')
  }

  list(items: readonly Field[]): void {
    this.write('[')
    for (const item of items) {
      this.field(item)
      this.write(',')
    }
    this.write(']')
  }

  field(value: Field): void {
    if (value === null) this.write('-')
    else if (typeof value === 'string' || typeof value === 'number') this.write(String(value))
    else if (Array.isArray(value)) this.list(value)
    else if ('raw' in value) this.write(value.raw)
    else this.node(value)
  }

  node(node: PythonNode): void {
    switch (node.type) {
      case 'Constant':
        return this.#bare('Constant', node.range, constantText(node.value))
      case 'MatchSingleton':
        return this.#bare('MatchSingleton', node.range, node.value === null ? 'None' : node.value ? 'True' : 'False')
      case 'JoinedStr': {
        this.#open('JoinedStr', node.range)
        const wasPlaced = this.#isPlaced
        this.#isPlaced = false
        this.list(node.values)
        this.#isPlaced = wasPlaced
        return this.write(')')
      }
      default: {
        const { name, place, fields } = describe(node)
        this.#open(name, place)
        for (const field of fields) {
          this.field(field)
          this.write(' ')
        }
        this.write(')')
      }
    }
  }

  #bare(name: string, range: SourceRange, text: string): void {
    this.#open(name, range)
    this.write(`${text})`)
  }

  #open(name: string, range: SourceRange | undefined): void {
    this.write(name)
    if (range !== undefined && this.#isPlaced) {
      this.write(`@${range.line}:${range.column}`)
      // CPython's arg ends otherwise: before the default, and sometimes behind the comma.
      if (name !== 'arg') this.write(`-${range.endLine}:${range.endColumn}`)
    }
    this.write('(')
  }
}

interface Description {
  name: string
  place: SourceRange | undefined
  fields: Field[]
}

function describe(node: Exclude<PythonNode, { type: 'Constant' | 'MatchSingleton' | 'JoinedStr' }>): Description {
  const at = (fields: Field[], name: string = node.type): Description => ({ name, place: node.range, fields })
  const unplaced = (fields: Field[], name: string): Description => ({ name, place: undefined, fields })
  switch (node.type) {
    case 'Module':
      return unplaced([node.body], 'Module')
    case 'WithItem':
      return unplaced([node.context, node.target], 'withitem')
    case 'MatchCase':
      return unplaced([node.pattern, node.guard, node.body], 'match_case')
    case 'Comprehension':
      return unplaced([node.target, node.iter, node.conditions, 0], 'comprehension')
    case 'Arguments':
      return unplaced(argumentFields(node), 'arguments')
    case 'ExceptHandler':
      return at([node.exception, nameOf(node.name), node.body])
    case 'Alias':
      return at([node.name, nameOf(node.asName)], 'alias')
    case 'Keyword':
      return at([nameOf(node.name), node.value], 'keyword')
    case 'Parameter':
      return parameter(node)
    case 'Identifier':
      return unplaced([node.name], 'Identifier')
    case 'FormattedValue':
      return at([node.value, node.conversion === null ? -1 : node.conversion.charCodeAt(0), node.formatSpec])
    default:
      return describeMain(node, at)
  }
}

function parameter(node: Parameter): Description {
  return { name: 'arg', place: node.range, fields: [node.name.name, node.annotation] }
}

function argumentFields(node: Arguments): Field[] {
  const positional = [...node.positionalOnly, ...node.positional]
  const defaults = positional.flatMap((one) => (one.default === null ? [] : [one.default]))
  return [node.positionalOnly, node.positional, node.variadic, node.keywordOnly, node.keywordOnly.map((one) => one.default), node.keywords, defaults]
}

function describeMain(
  node: Exclude<Statement | Expression | Pattern, { type: 'Constant' | 'MatchSingleton' | 'JoinedStr' }>,
  at: (fields: Field[], name?: string) => Description,
): Description {
  switch (node.type) {
    case 'FunctionDef':
      return at([node.name.name, node.args, node.body, node.decorators, node.returns])
    case 'ClassDef':
      return at([node.name.name, node.bases, node.keywords, node.body, node.decorators])
    case 'Return':
    case 'Starred':
    case 'MatchValue':
      return at([node.value])
    case 'ExpressionStatement':
      return at([node.value], 'Expr')
    case 'Delete':
      return at([node.targets])
    case 'Assign':
      return at([node.targets, node.value])
    case 'AugAssign':
      return at([node.target, operator(BINARY, node.operator), node.value])
    case 'AnnAssign':
      return at([node.target, node.annotation, node.value, node.simple ? 1 : 0])
    case 'For':
      return at([node.target, node.iter, node.body, node.orelse])
    case 'While':
    case 'If':
      return at([node.test, node.body, node.orelse])
    case 'With':
      return at([node.items, node.body])
    case 'Match':
      return at([node.subject, node.cases])
    case 'Raise':
      return at([node.exception, node.cause])
    case 'Try':
      return at([node.body, node.handlers, node.orelse, node.finalbody])
    case 'Assert':
      return at([node.test, node.message])
    case 'Import':
      return at([node.names])
    case 'ImportFrom':
      return at([node.module, node.names, node.level])
    case 'Global':
    case 'Nonlocal':
      return at([node.names.map((name) => name.name)])
    case 'Pass':
    case 'Break':
    case 'Continue':
      return at([])
    case 'BoolOp':
      return at([{ raw: node.operator === 'and' ? 'And()' : 'Or()' }, node.values])
    case 'NamedExpr':
      return at([node.target, node.value])
    case 'BinOp':
      return at([node.left, operator(BINARY, node.operator), node.right])
    case 'UnaryOp':
      return at([operator(UNARY, node.operator), node.operand])
    case 'Lambda':
      return at([node.args, node.body])
    case 'IfExp':
      return at([node.test, node.body, node.orelse])
    case 'Dict':
      return at([node.entries.map((entry) => entry.key), node.entries.map((entry) => entry.value)])
    case 'Set':
    case 'List':
    case 'Tuple':
      return at([node.elements])
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      return at([node.element, node.generators])
    case 'DictComp':
      return at([node.key, node.value, node.generators])
    case 'Compare':
      return at([node.left, node.operators.map((one) => operator(COMPARE, one)), node.comparators])
    case 'Call':
      return at([node.func, node.args, node.keywords])
    case 'Attribute':
      return at([node.value, node.attribute.name])
    case 'Subscript':
      return at([node.value, node.slice])
    case 'Name':
      return at([node.name])
    case 'Slice':
      return at([node.lower, node.upper, node.step])
    case 'MatchSequence':
    case 'MatchOr':
      return at([node.patterns])
    case 'MatchMapping':
      return at([node.entries.map((entry) => entry.key), node.entries.map((entry) => entry.pattern), nameOf(node.rest)])
    case 'MatchClass':
      return at([node.class, node.patterns, node.keywords.map((entry) => entry.name.name), node.keywords.map((entry) => entry.pattern)])
    case 'MatchStar':
      return at([nameOf(node.name)])
    case 'MatchAs':
      return at([node.pattern, nameOf(node.name)])
    default:
      return node satisfies never
  }
}

function nameOf(identifier: Identifier | null): string | null {
  return identifier === null ? null : identifier.name
}

function operator(names: Record<string, string>, text: string): Field {
  return { raw: `${names[text] ?? text}()` }
}

function constantText(value: ConstantValue): string {
  switch (value.kind) {
    case 'none':
      return 'None'
    case 'bool':
      return value.value ? 'True' : 'False'
    case 'ellipsis':
      return 'Ellipsis'
    case 'int':
      return `i0x${value.value.toString(16)}`
    case 'float':
      return `f${doubleHex(value.value)}`
    case 'imaginary':
      return `j${doubleHex(value.value)}`
    case 'bytes':
      return `b${Buffer.from(value.value).toString('hex')}`
    case 'str':
      return `s${Buffer.from(value.value, 'utf16le').swap16().toString('hex')}`
    default:
      return value satisfies never
  }
}

function doubleHex(value: number): string {
  const buffer = Buffer.alloc(8)
  buffer.writeDoubleBE(value)
  return buffer.toString('hex')
}
