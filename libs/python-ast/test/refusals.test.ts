import { describe, expect, test } from 'vitest'
import { parse } from '@naturalcad/python-ast'
import { placeOf, problemOf } from './support/describe.ts'

describe('characters', () => {
  test.each([
    ['x = 1\0', 'LEX02 1:5-1:6'],
    ['x = "\x1b"', 'LEX02 1:5-1:6'],
    ['# \x7f', 'LEX02 1:2-1:3'],
    ['s = "\ud83d"', 'LEX02 1:5-1:6'],
    ['x = 1\ry = 2', 'LEX03 1:5-1:6'],
    ['x = 1\n# a\fb', 'LEX03 2:3-2:4'],
    ['x = "\v"', 'LEX03 1:5-1:6'],
    ['x = "\u0085"', 'LEX03 1:5-1:6'],
    ['x = "\u2028"', 'LEX03 1:5-1:6'],
    ['x = "\ufeff"', 'LEX03 1:5-1:6'],
    ['# coding: latin-1\n', 'LEX04 1:0-1:17'],
    ['#!x\n# -*- coding: utf-7 -*-\n', 'LEX04 2:0-2:23'],
    ['größe = 1', 'LEX05 1:0-1:5'],
    ['x.é', 'LEX05 1:2-1:3'],
    ['x = "a\u200bb"', 'LEX06 1:6-1:7'],
    ['# \u202e', 'LEX06 1:2-1:3'],
    ['x = "\u{e0061}"', 'LEX06 1:5-1:7'],
    ['x = 1 × 2', 'LEX09 1:6-1:7'],
    ['x = “a”', 'LEX09 1:4-1:5'],
    ['x\u00a0= 1', 'LEX09 1:1-1:2'],
    ['x = 1$', 'LEX09 1:5-1:6'],
  ])('%j is %s', (source, place) => {
    expect(placeOf(source)).toBe(place)
  })

  test('reports every doubtful character, not only the first', () => {
    const result = parse('a = "\u200b"\nb = "\u202e\0"\n')
    expect(result.ok ? [] : result.problems.map(({ rule }) => rule)).toEqual(['LEX06', 'LEX06', 'LEX02'])
  })

  test.each(['\ufeffx = 1\n', '# coding: utf-8\n', '# vim: fileencoding=UTF8\n', 'a\nb\n# coding: latin-1\n', 's = "größe ✔️ 😀"  # ä', 'x = 1\r\ny = 2\r\n'])('takes %j', (source) => {
    expect(parse(source).ok).toBe(true)
  })

  test('takes identifiers of other alphabets where asked, in their normal form only', () => {
    expect(parse('größe = 漢字', { asciiIdentifiers: false }).ok).toBe(true)
    expect(placeOf('ﬁx = 1', { asciiIdentifiers: false })).toBe('LEX05 1:0-1:2')
  })
})

describe('layout', () => {
  test.each([
    ['if a:\n        b\n\tc\n', 'LEX07 3:0-3:1'],
    ['if a:\n\tb\n        c\n', 'LEX07 3:0-3:8'],
    ['\\\nx = 1', 'LEX08 1:0-1:1'],
    ['if a:\n  \\\n  b', 'LEX08 2:2-2:3'],
    ['x = 1 \\ ', 'LEX09 1:6-1:7'],
    ['x = 1 \\', 'LEX09 1:6-1:7'],
    ['x = 1 \\\n', 'LEX09 1:6-1:7'],
    ['if a:\n    b\n  c\n', 'LEX09 3:0-3:2'],
    ['  x = 1', 'LEX09 1:0-1:2'],
    ['if a:\nb\n', 'LEX09 2:0-2:1'],
    ['if a: if b: c', 'LEX09 1:6-1:8'],
    ['x = (1', 'LEX09 1:6-1:6'],
    ['x = (1]', 'LEX09 1:6-1:7'],
    ['x = 1)', 'LEX09 1:5-1:6'],
    ['x = "a\n"', 'LEX09 1:4-1:5'],
    ['x = """a\n"', 'LEX09 1:4-1:5'],
  ])('%j is %s', (source, place) => {
    expect(placeOf(source)).toBe(place)
  })
})

describe('constructs outside the subset', () => {
  test.each([
    ['async def f(): pass', 'SYN01'],
    ['x = await y', 'SYN01'],
    ['[x async for x in y]', 'SYN01'],
    ['def f(): yield 1', 'SYN01'],
    ['def f(): x = yield', 'SYN01'],
    ['def f[T](x): pass', 'SYN01'],
    ['class A[T]: pass', 'SYN01'],
    ['type X = int', 'SYN01'],
    ['t"{x}"', 'SYN01'],
    ["Rt'a'", 'SYN01'],
    ['try: a\nexcept* B: c', 'SYN06'],
  ])('%j is %s', (source, rule) => {
    expect(problemOf(source).rule).toBe(rule)
  })
})

describe('numbers', () => {
  test.each(['1_', '1__0', '0777', '0_7', '0x', '0x_', '0xg', '0b2', '0o8', '1e', '1e+', '1if x else y', '1_a', '1._5', '0b1_', '1.__class__', '1jj', '0b12'])('refuses %s', (source) => {
    expect(problemOf(source).rule).toBe('LEX09')
  })

  test('refuses a decimal integer that CPython would not convert, and takes the longest it does', () => {
    expect(problemOf('9'.repeat(4301)).message).toContain('4300 digits')
    expect(parse('9'.repeat(4300)).ok).toBe(true)
  })
})

describe('strings', () => {
  test.each([
    '"\\d"',
    '"\\x4"',
    '"\\u12"',
    '"\\U00110000"',
    '"\\N{DASH}"',
    '"\\400"',
    'b"\\u0041"',
    'b"é"',
    'b"a" "b"',
    'b"a" f"{b}"',
    'ur"a"',
    'bu"a"',
    '"\\ud83d\\ude00"',
    '"\\ud83d" "\\ude00"',
  ])('refuses %s', (source) => {
    expect(problemOf(source).rule).toBe('LEX09')
  })

  test.each([
    'f"{}"',
    'f"{ }"',
    'f"{x"',
    'f"}"',
    'f"{x!}"',
    'f"{x!z}"',
    'f"{x! r}"',
    'f"{x #}"',
    'f"{x\\n}"',
    'f"\\{x}"',
    'f"{x:{y:{z}}}"',
    'f"{x:{{y}}}"',
    'f"{x:\\n}"',
    'f"{x:{y=}}"',
    'f"{x!=y=}"',
    "f\"{'#'=}\"",
    'f"{*x}"',
    'f"{x for x in y}"',
    'f"{lambda x: 1}"',
    'f"{x y}"',
    'f"{x)}"',
    'f"{(x}"',
    "f'{a['b']}'",
    'f"{x:=",',
  ])('refuses the f-string %s', (source) => {
    expect(problemOf(source).rule).toBe('LEX09')
  })
})

describe('grammar', () => {
  test.each([
    ['1 = x', 'f() = 1', 'a + b = c', 'None = 1', '(a, b) += 1', '*a = b', '(*a) = b', 'a, *b, *c = d', '[x for x in y] = 1', 'f"{x}" = 1', 'x = 1 = y', '"a" += 1'],
    ['(a, b): int', '[a]: int', 'a, b: int', 'x: int: str', 'x := 1', 'x = *a', 'return 1', 'break', 'continue', 'class A:\n  return 1', 'for x in y:\n  def f(): break'],
    ['del f()', 'del *a', 'del a + b', 'del', 'del (a, 1)', 'f(a=1, b)', 'f(**a, b)', 'f(**a, *b)', 'f(a=1, a=2)', 'f(a.b=1)', 'f(x for x in y, 1)', 'f(1, x for x in y)', 'f(a b)'],
    ['def f(a=1, b): pass', 'def f(*): pass', 'def f(*, **k): pass', 'def f(/): pass', 'def f(a, *, /): pass', 'def f(**k, a): pass', 'def f(a, a): pass', 'def f(*a=1): pass'],
    ['lambda a=1, b: 0', 'lambda *: 0', 'lambda (a): 0', 'lambda a: int: 0', 'class A(x for x in y): pass', 'def f(*a, *b): pass', 'def f(*a, b, **c,, d): pass'],
    ['import a.b as c.d', 'from a import b,', 'from a import (*)', 'from a import ()', 'from a.b import c.d', 'import', 'from . import', 'def f():\n  from a import *', 'import None'],
    ['from __future__ import nothing', 'x = 1\nfrom __future__ import annotations', 'from __future__ import barry_as_FLUFL', 'if x:\n  from __future__ import annotations'],
    ['try: a', 'try: a\nelse: b', 'try: a\nexcept: b\nexcept C: d', 'try: a\nexcept A, B: c', 'try: a\nexcept A as b.c: d', 'raise a, b', 'raise from b', 'assert'],
    ['with a as f(): pass', 'with (a as b): pass,', 'with: pass', 'with a as *b: pass', 'for x + y in z: pass', 'for *x in y: pass', 'for x in: pass', 'for x y in z: pass'],
    ['{1: 2, 3}', '{1, 2: 3}', '{a := 1: 2}', '{**a for a in b}', '[*a for a in b]', '(*a)', '()()(', '{1: *a}', '[a, b', 'a[]', 'a[x := 1:2]', 'a[*b:c]', 'a.1', 'a..b', 'a.None'],
    ['[x for x in a if b else c]', '[x for x in lambda: y]', '[x for x in 1, 2]', '[x for 1 in y]', '(x for x in y z)', '[x for x]', '{x: y for *z in w}'],
    ['a not b', 'a is not not b', 'a <> b', 'not', 'a if b', 'a if b else', 'a and', '1 +', '* a', '** a', 'a ** lambda: b', 'x = = y', 'a ? b', '!a', 'a b', 'print "x"', 'a++', '`a`'],
    ['nonlocal x', 'global x.y', 'global', 'pass x', '@a\nx = 1', '@a', '@a def f(): pass', 'if a:', 'if a', 'else: b', 'elif a: b', 'while a: b\nelif c: d', 'def f: pass', 'def (): pass', 'class 1: pass'],
  ].flat())('refuses %j', (source) => {
    expect(problemOf(source).rule).toBe('LEX09')
  })

  test.each([
    'case *a: pass',
    'case (*a): pass',
    'case [*a, *b]: pass',
    'case a, a: pass',
    'case [a, {"b": a}]: pass',
    'case a | 1: pass',
    'case 1 | a: pass',
    'case a: pass\n  case b: pass',
    'case _: pass\n  case b: pass',
    'case 1 + 2: pass',
    'case 1j + 2j: pass',
    'case +1: pass',
    'case -a: pass',
    'case f"a": pass',
    'case _.a: pass',
    'case 1 as _: pass',
    'case 1 as a.b: pass',
    'case {a: 1}: pass',
    'case {**a, 1: 2}: pass',
    'case {**_}: pass',
    'case A(b=1, 2): pass',
    'case A(b=1, b=2): pass',
    'case a.b = 1: pass',
    'case a if: pass',
    'case: pass',
    'x = 1',
    'pass',
  ])('refuses the match block %j', (block) => {
    expect(problemOf(`match x:\n  ${block}\n`).rule).toBe('LEX09')
  })

  test('points at the token that it could not read on at', () => {
    expect(problemOf('a = 1\nb = (1 +)\n')).toEqual({
      rule: 'LEX09',
      message: 'an expression expected, found ")"',
      range: { start: 14, end: 15, line: 2, column: 8, endLine: 2, endColumn: 9 },
    })
  })

  test('reports the fault that comes first, though another one stops the lexer', () => {
    expect(placeOf('a b\nx = "')).toBe('LEX09 1:2-1:3')
  })
})
