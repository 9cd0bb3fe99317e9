import { describe, expect, test } from 'vitest'
import { parse, walk } from '@naturalcad/python-ast'
import { parseCounted } from '../src/parse.ts'
import { placeOf, problemOf } from './support/describe.ts'

describe('limits', () => {
  test('the size is counted in bytes', () => {
    expect(parse('"é"', { limits: { maxBytes: 4 } }).ok).toBe(true)
    expect(problemOf('"é"', { limits: { maxBytes: 3 } }).rule).toBe('LIM01')
    expect(parse('"😀"', { limits: { maxBytes: 6 } }).ok).toBe(true)
    expect(problemOf('"😀"', { limits: { maxBytes: 5 } }).rule).toBe('LIM01')
  })

  test('nodes', () => {
    expect(parse('[1, 2]', { limits: { maxNodes: 4 } }).ok).toBe(true)
    expect(placeOf('[1, 2]', { limits: { maxNodes: 3 } })).toBe('LIM01 1:0-1:0')
  })

  test.each([
    ['groups', (depth: number) => `${'('.repeat(depth)}1${')'.repeat(depth)}`],
    ['lists', (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`],
    ['starred lists', (depth: number) => `${'[*'.repeat(depth)}a${']'.repeat(depth)}`],
    ['dicts', (depth: number) => `${'{1:'.repeat(depth)}1${'}'.repeat(depth)}`],
    ['unpacked dicts', (depth: number) => `${'{**'.repeat(depth)}a${'}'.repeat(depth)}`],
    ['calls', (depth: number) => `${'f('.repeat(depth)}${')'.repeat(depth)}`],
    ['subscripts', (depth: number) => `${'a['.repeat(depth)}0${']'.repeat(depth)}`],
    ['signs', (depth: number) => `${'-'.repeat(depth)}1`],
    ['not', (depth: number) => `${'not '.repeat(depth)}1`],
    ['lambdas', (depth: number) => `${'lambda: '.repeat(depth)}1`],
    ['conditions', (depth: number) => `${'a if b else '.repeat(depth)}c`],
    ['powers', (depth: number) => `${'a ** '.repeat(depth)}c`],
    ['conditions of comprehensions', (depth: number) => `${'[x for x in y if '.repeat(depth)}z${']'.repeat(depth)}`],
    ['blocks', (depth: number) => Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}if a:\n`).join('') + `${' '.repeat(depth)}b\n`],
    ['targets', (depth: number) => `for ${'['.repeat(depth)}a${']'.repeat(depth)} in b: c`.replace(': c', ':\n pass')],
    ['patterns', (depth: number) => `match a:\n case ${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}: pass`],
  ])('nesting of %s', (_, build) => {
    const limits = { maxDepth: 20 }
    expect(parse(build(19), { limits }).ok).toBe(true)
    expect(problemOf(build(21), { limits }).rule).toBe('LIM02')
  })

  test('brackets', () => {
    expect(problemOf('('.repeat(101), { limits: { maxDepth: 200 } }).message).toContain('100 deep')
  })

  test.each([
    ['attributes', (length: number) => `a${'.b'.repeat(length)}`],
    ['calls', (length: number) => `a${'()'.repeat(length)}`],
    ['sums', (length: number) => `a${' + b'.repeat(length)}`],
    ['elif', (length: number) => `if a: b\n${'elif c: d\n'.repeat(length - 1)}`],
  ])('chains of %s', (_, build) => {
    expect(parse(build(500)).ok).toBe(true)
    expect(problemOf(build(501)).rule).toBe('LIM02')
  })

  test('elif chains nested in one another share one limit', () => {
    const chain = (indent: string): string => `${indent}if a: b\n${`${indent}elif c: d\n`.repeat(298)}${indent}elif c:\n`
    expect(problemOf(`${chain('')}${chain(' ')}  d\n`).rule).toBe('LIM02')
  })

  test('no tree is deeper than promised, however chains are nested', () => {
    const sum = ' + a'.repeat(400)
    const nested = `${'('.repeat(20)}a${`${sum})`.repeat(20)}`
    expect(problemOf(nested).message).toContain('nested in one another')
    expect(parse(`[${`(a${sum}), `.repeat(20)}]`).ok).toBe(true)
  })

  test('a limit beyond what the stack can bear is lowered', () => {
    const limits = { maxDepth: 1e9, maxBrackets: 1e9, maxChain: 1e9, maxBytes: 1e9, maxNodes: 1e9 }
    expect(problemOf('('.repeat(100_000), { limits }).rule).toBe('LIM02')
    expect(problemOf('-'.repeat(100_000) + '1', { limits }).rule).toBe('LIM02')
    expect(problemOf(`a${'.b'.repeat(100_000)}`, { limits }).rule).toBe('LIM02')
  })
})

/** Each is repeated 64,000 times, between a beginning and an end. */
const SHAPES: [name: string, unit: string, start?: string, end?: string][] = [
  ['open parens', '('],
  ['open brackets', '['],
  ['open braces', '{'],
  ['closed parens', ')'],
  ['pairs', '()'],
  ['calls', '()', 'f'],
  ['subscripts', '[0]', 'a'],
  ['attributes', '.a', 'a'],
  ['minus', '-', '', '1'],
  ['tilde', '~', '', '1'],
  ['not', 'not ', '', '1'],
  ['lambda', 'lambda:', '', '1'],
  ['lambda parameters', 'lambda x=', '', '1'],
  ['conditions', 'a if b else ', '', 'c'],
  ['powers', 'a**', '', 'b'],
  ['sums', 'a+', '', 'b'],
  ['comparisons', 'a<', '', 'b'],
  ['or', 'a or ', '', 'b'],
  ['commas', 'a,'],
  ['assignments', 'a=', '', 'b'],
  ['starred targets', '*a,', '', '=b'],
  ['walrus', '(a:=', '', 'b'],
  ['for', ' for a in b', '[a', ']'],
  ['for if', ' if b', '[a for a in b', ']'],
  ['statements', 'a;'],
  ['match statements', 'match;'],
  ['match on a line', 'match ', '', ': pass'],
  ['match blocks', 'match x:\n'],
  ['with', 'with ('],
  ['with items', '(a),', 'with (', '): pass'],
  ['with fallback', 'a,', 'with (', '*b): pass'],
  ['decorators', '@a\n', '', 'class A: pass'],
  ['decorators on a line', '@a '],
  ['if', 'if a:\n'],
  ['if on a line', 'if a: '],
  ['elif', 'elif a: b\n', 'if a: b\n'],
  ['except', 'except A: b\n', 'try: a\n'],
  ['else', 'else: '],
  ['backslashes', '\\\n'],
  ['continued lines', 'a \\\n'],
  ['quotes', '"'],
  ['empty strings', '"" '],
  ['triple quotes', '"""'],
  ['escapes', '\\x41', '"', '"'],
  ['strings in a row', '"a"'],
  ['f-strings in a row', 'f"{a}"'],
  ['fields', '{a}', 'f"', '"'],
  ['strings in fields', "{'a'}", 'f"', '"'],
  ['nested fields', '{a:', 'f"', '"'],
  ['braces', '{{', 'f"', '"'],
  ['brackets in a field', '(', 'f"{', '}"'],
  ['prefixes', 'f"{f\'{'],
  ['comments', '#'],
  ['comment lines', '#\n'],
  ['coding', 'coding: ', '#'],
  ['spaces', ' ', 'x'],
  ['tabs', '\t', '', 'x'],
  ['blank lines', '\n'],
  ['digits', '9'],
  ['underscored digits', '1_', '', '0'],
  ['hexadecimal digits', 'f', '0x'],
  ['dots', '.'],
  ['dots of an import', '.', 'from ', 'import a'],
  ['imports', 'a,', 'import ', 'b'],
  ['parameters', 'a,', 'def f(', '): pass'],
  ['keywords', 'a=1,', 'f(', ')'],
  ['alternatives', '|1', 'match x:\n case 1', ': pass'],
  ['patterns', '[', 'match x:\n case ', ': pass'],
  ['captures', 'a as ', 'match x:\n case ', 'b: pass'],
  ['non-ASCII letters', 'é'],
  ['zero-width characters', '\u200b'],
  ['surrogates', '\ud83d'],
  ['global names', 'a,', 'global ', 'b'],
  ['deletions', '(', 'del ', ''],
  ['annotations', 'a:', '', 'b'],
  ['semicolons', ';'],
  ['colons', ':'],
  ['at', '@'],
]

describe('64,000 repetitions', () => {
  const limits = { maxBytes: 1e7, maxNodes: 1e7, maxChain: 1e7 }

  test.each(SHAPES)('of %s take steps in proportion to the text, and no stack', (_, unit, start = '', end = '') => {
    const count = (times: number): number => parseCounted(start + unit.repeat(times) + end, { limits }).steps / (unit.length * times)
    const few = count(8_000)
    const many = count(64_000)
    expect(many).toBeLessThan(8)
    expect(many).toBeLessThan(few * 1.2 + 0.1)
  })

  test('a tree as wide as the limits allow is walked without recursion', () => {
    const result = parse(`x = [${'a + b, '.repeat(64_000)}]`, { limits })
    expect(result.ok && [...walk(result.module)].length).toBe(4 * 64_000 - 64_000 + 4)
  })
})
