import { expect, test } from 'vitest'
import { childrenOf, codePointPosition, type Expression, walk } from '@naturalcad/python-ast'
import { parsed } from './support/describe.ts'

function expressionOf(source: string): Expression {
  const [statement] = parsed(source).module.body
  if (statement?.type !== 'ExpressionStatement') throw new Error(`no expression: ${source}`)
  return statement.value
}

function valueOf(source: string): unknown {
  const node = expressionOf(source)
  return node.type === 'Constant' && 'value' in node.value ? node.value.value : node.type
}

test.each([
  ['0xff', 255n],
  ['1_000', 1000n],
  ['0o17', 15n],
  ['123456789012345678901234567890', 123456789012345678901234567890n],
  ['1.5e3', 1500],
  ['1e400', Number.POSITIVE_INFINITY],
  ['2.5j', 2.5],
  ["'a' \"b\" r'\\n'", 'ab\\n'],
  ['"\\x41\\u00e9\\U0001F600\\101\\\n"', 'Aé😀A'],
  ['"""a\r\nb"""', 'a\nb'],
  ['"\\ud800"', '\ud800'],
  ['b"a\\xff" rb"\\n"', Uint8Array.of(97, 255, 92, 110)],
])('%j has the value that CPython gives it', (source, value) => {
  expect(valueOf(source)).toEqual(value)
})

test('a number keeps its text, so that nothing is lost in print', () => {
  expect(expressionOf('1_0.50')).toMatchObject({ value: { kind: 'float', value: 10.5, text: '1_0.50' } })
})

test('every range cuts exactly its node out of the source', () => {
  const source = 'größer = "ä😀" + f(1, *b, c=[d for d in e if d])[0].g  # ö\n'.replace('größer', 'x')
  const texts = [...walk(parsed(source).module)].slice(1).map(({ type, range }) => `${type} ${source.slice(range.start, range.end)}`)
  expect(texts).toMatchInlineSnapshot(`
    [
      "Assign x = "ä😀" + f(1, *b, c=[d for d in e if d])[0].g",
      "Name x",
      "BinOp "ä😀" + f(1, *b, c=[d for d in e if d])[0].g",
      "Constant "ä😀"",
      "Attribute f(1, *b, c=[d for d in e if d])[0].g",
      "Subscript f(1, *b, c=[d for d in e if d])[0]",
      "Call f(1, *b, c=[d for d in e if d])",
      "Name f",
      "Constant 1",
      "Starred *b",
      "Name b",
      "Keyword c=[d for d in e if d]",
      "Identifier c",
      "ListComp [d for d in e if d]",
      "Name d",
      "Comprehension for d in e if d",
      "Name d",
      "Name e",
      "Name d",
      "Constant 0",
      "Identifier g",
    ]
  `)
})

test('ranges inside an f-string lie in the source too', () => {
  const source = 'a\nx = f"é{b.c!r:>{w}}" "tail"\n'
  const texts = [...walk(parsed(source).module)].map(({ type, range }) => `${type} ${source.slice(range.start, range.end)}`)
  expect(texts.slice(texts.indexOf('Constant é'))).toEqual([
    'Constant é',
    'FormattedValue {b.c!r:>{w}}',
    'Attribute b.c',
    'Name b',
    'Identifier c',
    'JoinedStr >{w}',
    'Constant >',
    'FormattedValue {w}',
    'Name w',
    'Constant tail',
  ])
})

test('the text of {value=} stands before the value, and the value is shown by repr', () => {
  expect(expressionOf('f"a{b = }"')).toMatchObject({
    type: 'JoinedStr',
    values: [{ value: { value: 'ab = ' } }, { type: 'FormattedValue', conversion: 'r', debugText: 'b = ', formatSpec: null }],
  })
})

test('elif is an if alone in the else of another', () => {
  const [statement] = parsed('if a: b\nelif c: d\nelse: e').module.body
  expect(statement).toMatchObject({ type: 'If', orelse: [{ type: 'If', test: { name: 'c' }, orelse: [{ type: 'ExpressionStatement' }] }] })
})

test('children come in the order of the source, though a starred argument stands behind a keyword', () => {
  const call = expressionOf('f(a=1, *b)')
  expect(childrenOf(call).map(({ type }) => type)).toEqual(['Name', 'Keyword', 'Starred'])
})

test('children of every node lie inside it and do not overlap, decorators and conditions aside', () => {
  const source = '@d\ndef f(a, /, b=1, *c, k: int = 2, **m) -> x:\n  with a as b, (c):\n    return {**a, b: c[1:2, ::3]}, lambda y: (z := y), b"x"\n'
  for (const node of walk(parsed(source).module)) {
    let end = node.type === 'FunctionDef' ? 0 : node.range.start
    for (const child of childrenOf(node)) {
      expect(child.range.start).toBeGreaterThanOrEqual(end)
      end = child.range.end
    }
    expect(end).toBeLessThanOrEqual(node.range.end)
  }
})

test('columns can be had in code points', () => {
  const source = 'a\nx = "😀"; y\n'
  expect(codePointPosition(source, source.indexOf('y'))).toEqual({ line: 2, column: 9 })
  expect(codePointPosition(source, 0)).toEqual({ line: 1, column: 0 })
})

test('a byte order mark at the start is passed over, and offsets count it', () => {
  const { module } = parsed('\ufeffx = 1')
  expect(module.body[0]?.range).toEqual({ start: 1, end: 6, line: 1, column: 0, endLine: 1, endColumn: 5 })
})
