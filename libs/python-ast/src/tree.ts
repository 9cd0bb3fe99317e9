/**
 * The syntax tree. Node and field names are those of CPython's `ast` module, so that its documentation reads as ours:
 * https://docs.python.org/3/library/ast.html#abstract-grammar
 *
 * Differences, all on purpose:
 * - a node carries its exact `range` in the source, a `Name` no `ctx` (its place says whether it is read or bound);
 * - operators are their source text (`'+'`, `'not in'`);
 * - a literal keeps its source text beside its decoded value;
 * - adjacent string literals are joined as CPython joins them.
 */

/** Offsets in UTF-16 units into the source that was parsed, `end` exclusive. Lines from 1, columns from 0 (UTF-16). */
export interface SourceRange {
  start: number
  end: number
  line: number
  column: number
  endLine: number
  endColumn: number
}

interface Node {
  range: SourceRange
}

// Statements

export interface Module extends Node {
  type: 'Module'
  body: Statement[]
}

export type Statement =
  | FunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | AugAssign
  | AnnAssign
  | For
  | While
  | If
  | With
  | Match
  | Raise
  | Try
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExpressionStatement
  | Pass
  | Break
  | Continue

export interface FunctionDef extends Node {
  type: 'FunctionDef'
  name: Identifier
  args: Arguments
  body: Statement[]
  decorators: Expression[]
  returns: Expression | null
}

export interface ClassDef extends Node {
  type: 'ClassDef'
  name: Identifier
  bases: Expression[]
  keywords: Keyword[]
  body: Statement[]
  decorators: Expression[]
}

export interface Return extends Node {
  type: 'Return'
  value: Expression | null
}

export interface Delete extends Node {
  type: 'Delete'
  targets: Expression[]
}

export interface Assign extends Node {
  type: 'Assign'
  targets: Expression[]
  value: Expression
}

export interface AugAssign extends Node {
  type: 'AugAssign'
  target: Name | Attribute | Subscript
  operator: BinaryOperator
  value: Expression
}

export interface AnnAssign extends Node {
  type: 'AnnAssign'
  target: Name | Attribute | Subscript
  annotation: Expression
  value: Expression | null
  /** The target is a bare name: `x: int`, not `(x): int`. */
  simple: boolean
}

export interface For extends Node {
  type: 'For'
  target: Expression
  iter: Expression
  body: Statement[]
  orelse: Statement[]
}

export interface While extends Node {
  type: 'While'
  test: Expression
  body: Statement[]
  orelse: Statement[]
}

/** `elif` is an `If` alone in `orelse`. */
export interface If extends Node {
  type: 'If'
  test: Expression
  body: Statement[]
  orelse: Statement[]
}

export interface With extends Node {
  type: 'With'
  items: WithItem[]
  body: Statement[]
}

export interface WithItem extends Node {
  type: 'WithItem'
  context: Expression
  /** What follows `as`. */
  target: Expression | null
}

export interface Match extends Node {
  type: 'Match'
  subject: Expression
  cases: MatchCase[]
}

export interface MatchCase extends Node {
  type: 'MatchCase'
  pattern: Pattern
  guard: Expression | null
  body: Statement[]
}

export interface Raise extends Node {
  type: 'Raise'
  exception: Expression | null
  cause: Expression | null
}

export interface Try extends Node {
  type: 'Try'
  body: Statement[]
  handlers: ExceptHandler[]
  orelse: Statement[]
  finalbody: Statement[]
}

export interface ExceptHandler extends Node {
  type: 'ExceptHandler'
  exception: Expression | null
  name: Identifier | null
  body: Statement[]
}

export interface Assert extends Node {
  type: 'Assert'
  test: Expression
  message: Expression | null
}

export interface Import extends Node {
  type: 'Import'
  names: Alias[]
}

export interface ImportFrom extends Node {
  type: 'ImportFrom'
  /** Dotted name; null in `from . import x`. */
  module: string | null
  /** One alias named `*` for a star import. */
  names: Alias[]
  /** Leading dots. */
  level: number
}

export interface Alias extends Node {
  type: 'Alias'
  /** Dotted in `import a.b`; `*` in a star import. */
  name: string
  asName: Identifier | null
}

export interface Global extends Node {
  type: 'Global'
  names: Identifier[]
}

export interface Nonlocal extends Node {
  type: 'Nonlocal'
  names: Identifier[]
}

/** CPython's `Expr`: an expression as a statement. */
export interface ExpressionStatement extends Node {
  type: 'ExpressionStatement'
  value: Expression
}

export interface Pass extends Node {
  type: 'Pass'
}
export interface Break extends Node {
  type: 'Break'
}
export interface Continue extends Node {
  type: 'Continue'
}

/** A name with its own place: what is bound by `def`, `class`, `as`, a parameter, `global`. */
export interface Identifier extends Node {
  type: 'Identifier'
  name: string
}

// Expressions

export type Expression =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | Set
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Compare
  | Call
  | JoinedStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice

export type BinaryOperator = '+' | '-' | '*' | '@' | '/' | '%' | '**' | '<<' | '>>' | '|' | '^' | '&' | '//'
export type UnaryOperator = 'not' | '-' | '+' | '~'
export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'is' | 'is not' | 'in' | 'not in'

export interface BoolOp extends Node {
  type: 'BoolOp'
  operator: 'and' | 'or'
  values: Expression[]
}

/** `name := value`. */
export interface NamedExpr extends Node {
  type: 'NamedExpr'
  target: Name
  value: Expression
}

export interface BinOp extends Node {
  type: 'BinOp'
  left: Expression
  operator: BinaryOperator
  right: Expression
}

export interface UnaryOp extends Node {
  type: 'UnaryOp'
  operator: UnaryOperator
  operand: Expression
}

export interface Lambda extends Node {
  type: 'Lambda'
  args: Arguments
  body: Expression
}

export interface IfExp extends Node {
  type: 'IfExp'
  test: Expression
  body: Expression
  orelse: Expression
}

export interface Dict extends Node {
  type: 'Dict'
  /** A null key is `**value`. */
  entries: { key: Expression | null; value: Expression }[]
}

export interface Set extends Node {
  type: 'Set'
  elements: Expression[]
}

export interface ListComp extends Node {
  type: 'ListComp'
  element: Expression
  generators: Comprehension[]
}

export interface SetComp extends Node {
  type: 'SetComp'
  element: Expression
  generators: Comprehension[]
}

export interface DictComp extends Node {
  type: 'DictComp'
  key: Expression
  value: Expression
  generators: Comprehension[]
}

export interface GeneratorExp extends Node {
  type: 'GeneratorExp'
  element: Expression
  generators: Comprehension[]
}

export interface Comprehension extends Node {
  type: 'Comprehension'
  target: Expression
  iter: Expression
  conditions: Expression[]
}

/** `left operators[0] comparators[0] operators[1] comparators[1] …` */
export interface Compare extends Node {
  type: 'Compare'
  left: Expression
  operators: CompareOperator[]
  comparators: Expression[]
}

export interface Call extends Node {
  type: 'Call'
  func: Expression
  /** Positional arguments, `*x` as `Starred`, in source order. */
  args: Expression[]
  /** Keyword arguments, `**x` with a null name, in source order. */
  keywords: Keyword[]
}

export interface Keyword extends Node {
  type: 'Keyword'
  name: Identifier | null
  value: Expression
}

/** An f-string, with any plain strings beside it. Plain parts are `Constant`s. */
export interface JoinedStr extends Node {
  type: 'JoinedStr'
  values: (Constant | FormattedValue)[]
}

export interface FormattedValue extends Node {
  type: 'FormattedValue'
  value: Expression
  conversion: 's' | 'r' | 'a' | null
  /** The text after `:`, fields inside it included. */
  formatSpec: JoinedStr | null
  /** `{value=}`: this text stands before the value. CPython keeps it as a Constant; so do we, before this node. */
  debugText: string | null
}

export interface Constant extends Node {
  type: 'Constant'
  value: ConstantValue
}

/**
 * A literal. Integers are exact; a float or imaginary value is the nearest double, with its text kept.
 * String values are UTF-16 and may hold lone surrogates, as Python's may.
 */
export type ConstantValue =
  | { kind: 'none' }
  | { kind: 'bool'; value: boolean }
  | { kind: 'ellipsis' }
  | { kind: 'int'; value: bigint; text: string }
  | { kind: 'float'; value: number; text: string }
  | { kind: 'imaginary'; value: number; text: string }
  | { kind: 'str'; value: string }
  | { kind: 'bytes'; value: Uint8Array }

export interface Attribute extends Node {
  type: 'Attribute'
  value: Expression
  attribute: Identifier
}

export interface Subscript extends Node {
  type: 'Subscript'
  value: Expression
  /** A `Tuple` without parentheses for several indices, a `Slice`, or any expression. */
  slice: Expression
}

export interface Starred extends Node {
  type: 'Starred'
  value: Expression
}

export interface Name extends Node {
  type: 'Name'
  name: string
}

export interface List extends Node {
  type: 'List'
  elements: Expression[]
}

export interface Tuple extends Node {
  type: 'Tuple'
  elements: Expression[]
}

export interface Slice extends Node {
  type: 'Slice'
  lower: Expression | null
  upper: Expression | null
  step: Expression | null
}

// Parameters

export interface Arguments extends Node {
  type: 'Arguments'
  positionalOnly: Parameter[]
  positional: Parameter[]
  /** `*args`. */
  variadic: Parameter | null
  keywordOnly: Parameter[]
  /** `**kwargs`. */
  keywords: Parameter | null
}

export interface Parameter extends Node {
  type: 'Parameter'
  name: Identifier
  annotation: Expression | null
  default: Expression | null
}

// Patterns

export type Pattern = MatchValue | MatchSingleton | MatchSequence | MatchMapping | MatchClass | MatchStar | MatchAs | MatchOr

export interface MatchValue extends Node {
  type: 'MatchValue'
  value: Expression
}
export interface MatchSingleton extends Node {
  type: 'MatchSingleton'
  value: true | false | null
}
export interface MatchSequence extends Node {
  type: 'MatchSequence'
  patterns: Pattern[]
}
export interface MatchMapping extends Node {
  type: 'MatchMapping'
  entries: { key: Expression; pattern: Pattern }[]
  rest: Identifier | null
}
export interface MatchClass extends Node {
  type: 'MatchClass'
  class: Expression
  patterns: Pattern[]
  keywords: { name: Identifier; pattern: Pattern }[]
}
export interface MatchStar extends Node {
  type: 'MatchStar'
  name: Identifier | null
}
/** A null pattern and a null name is `_`. */
export interface MatchAs extends Node {
  type: 'MatchAs'
  pattern: Pattern | null
  name: Identifier | null
}
export interface MatchOr extends Node {
  type: 'MatchOr'
  patterns: Pattern[]
}

// Every kind of node

export type PythonNode =
  | Module
  | Statement
  | WithItem
  | MatchCase
  | ExceptHandler
  | Alias
  | Identifier
  | Expression
  | Comprehension
  | Keyword
  | FormattedValue
  | Arguments
  | Parameter
  | Pattern
