import { NaturalCadError } from '@naturalcad/contracts/errors'
import { describe, expect, test } from 'vitest'
import { runSource } from './support/run-source.ts'
import type { RuntimeOptions } from '../src/runtime/runtime.ts'

function failure(source: string, options: RuntimeOptions = {}): NaturalCadError {
  try {
    runSource(source, options)
  } catch (error) {
    if (NaturalCadError.is(error)) return error
    throw error
  }
  throw new Error('the script ran to its end')
}

const small: RuntimeOptions = { limits: { steps: 200_000 } }

describe('fuel', () => {
  test.each([
    ['a loop that never ends', 'while True: pass'],
    ['a loop with a body', 'x = 0\nwhile x >= 0:\n    x += 1'],
    ['a for loop over a huge range', 'for i in range(10 ** 12): pass'],
    ['nested loops', 'for i in range(10 ** 4):\n    for j in range(10 ** 4): pass'],
    ['a comprehension', '[None for i in range(10 ** 9)]'],
    ['a generator read to its end', 'sum(i for i in range(10 ** 12))'],
    ['an endless iterator', 'import itertools\nlist(itertools.count())'],
    ['an iterator with a sentinel', 'list(iter(lambda: 1, 2))'],
    ['a repeat without an end', 'import itertools\nfor x in itertools.repeat(1): pass'],
    ['a cycle', 'from itertools import cycle\nfor x in cycle([1]): pass'],
    ['a list that grows while it is read', 'a = [1]\nfor x in a: a.append(x)'],
    ['any over a huge range', 'any(i < 0 for i in range(10 ** 12))'],
    ['a search in a huge range', '-1.5 in range(10 ** 12)'],
    ['permutations', 'from itertools import permutations\nfor p in permutations(range(20)): pass'],
    ['sorting with a costly key', 'sorted(range(1000), key=lambda v: sum(range(1000)))'],
    ['its own iterator', 'class A:\n    def __iter__(self): return self\n    def __next__(self): return 1\nmax(A())'],
    ['an except block that swallows everything', 'while True:\n    try:\n        x = 1\n    except Exception:\n        pass'],
    ['a finally block that returns', 'def f():\n    while True:\n        try:\n            return 1\n        finally:\n            continue\nf()'],
  ])('ends %s', (_title, source) => {
    expect(failure(source, small)).toMatchObject({ code: 'LIMIT_EXCEEDED', details: { limit: 'steps' } })
  })

  test('is counted the same in every run', () => {
    const source = 'x = [i * i for i in range(200)]\nprint(sum(x), sorted(x, key=lambda v: -v)[0])'
    const needed = Array.from({ length: 40 }, (_, index) => index * 100).find((steps) => {
      try {
        runSource(source, { limits: { steps } })
        return true
      } catch {
        return false
      }
    })
    expect(needed).toBeGreaterThan(200)
    expect(() => runSource(source, { limits: { steps: (needed ?? 0) - 100 } })).toThrow('steps')
  })
})

describe('memory', () => {
  test.each([
    ['doubling a string', 's = "x"\nfor i in range(60): s += s', /limit|items|MiB/],
    ['repeating a string', '"x" * 10 ** 12', /5000000|items/],
    ['repeating a list', '[0] * 10 ** 10', /items/],
    ['repeating in place', 'a = [0]\na *= 10 ** 10', /items/],
    ['padding', '"x".ljust(10 ** 9)', /items/],
    ['a format width', 'f"{1:1000000000}"', /characters wide/],
    ['a percent width', '"%1000000000d" % 1', /MiB|wide/],
    ['replacing', '("a" * 10 ** 5).replace("a", "b" * 10 ** 5)', /items/],
    ['joining', '("x" * 10 ** 5).join("a" * 10 ** 5)', /items/],
    ['a power', '2 ** 10 ** 9', /bits/],
    ['a power tower', '9 ** 9 ** 9', /bits/],
    ['a shift', '1 << 10 ** 9', /bits/],
    ['squaring', 'x = 3\nfor i in range(40): x *= x', /bits/],
    ['a factorial', 'import math\nmath.factorial(10 ** 6)', /bits|steps|MiB/],
    ['keeping many small values', 'a = []\nwhile True: a.append([1])', /MiB|steps/],
    ['hashing tuples that hold each other twice', 'a = (1, 2)\nfor i in range(60): a = (a, a)\n{a}', /MiB|steps/],
    ['printing lists that hold each other twice', 'a = [1, 2]\nfor i in range(60): a = [a, a]\nprint(a)', /MiB|steps/],
    ['a growing dict', 'd = {}\ni = 0\nwhile True:\n    i += 1\n    d[i] = i', /MiB|steps/],
  ])('ends %s', (_title, source, message) => {
    const error = failure(source, { limits: { memoryBytes: 16 * 2 ** 20, steps: 5_000_000 } })
    expect(error.code).toBe('LIMIT_EXCEEDED')
    expect(error.message).toMatch(message)
    expect(error.remedy).toBeTruthy()
  })
})

describe('depth', () => {
  test.each([
    ['a function', 'def f(): return f()\nf()'],
    ['two functions', 'def f(): return g()\ndef g(): return f()\nf()'],
    ['a method', 'class A:\n    def m(self): return self.m()\nA().m()'],
    ['a property', 'class A:\n    @property\n    def p(self): return self.p\nA().p'],
    ['a missing attribute', 'class A:\n    def __getattr__(self, name): return getattr(self, name)\nA().x'],
    ['an operator', 'class A:\n    def __add__(self, o): return self + o\nA() + 1'],
    ['a repr', 'class A:\n    def __repr__(self): return repr(self)\nrepr(A())'],
    ['a comparison', 'class A:\n    def __eq__(self, o): return self == o\nA() == 1'],
    ['a sort key', 'def f(v): return sorted([1, 2], key=f)\nf(0)'],
    ['a generator in a generator', 'def f(n): return (x for x in f(n + 1))\nf(0)'],
    ['an initializer', 'class A:\n    def __init__(self): A()\nA()'],
    ['a deep expression', `def f(n): return ${'('.repeat(40)}f(n + 1)${')'.repeat(40)}\nf(0)`],
    ['a comprehension', 'def f(n): return [f(x) for x in [n]]\nf(0)'],
    ['a function behind map', 'def f(n): return list(map(f, [n]))\nf(0)'],
  ])('ends the recursion of %s as Python does', (_title, source) => {
    const { error } = runSource(source)
    expect(error).toMatch(/^RecursionError: maximum recursion depth exceeded/)
  })

  test('lets a script catch it and go on', () => {
    expect(runSource('def f(): return f()\ntry:\n    f()\nexcept RecursionError as error:\n    print(error)\nprint("on")').output).toBe('maximum recursion depth exceeded\non\n')
  })

  test('compares and prints containers nested in thousands without harm', () => {
    const build = 'a = []\nfor i in range(5000): a = [a]\nb = []\nfor i in range(5000): b = [b]\n'
    for (const use of ['a == b', 'print(a)', 'a < b', 'import copy\ncopy.deepcopy(a)']) {
      expect(runSource(build + use).error ?? '').toMatch(/^(RecursionError|$)/)
    }
  })

  test('holds for chains of generators', () => {
    const { error } = runSource('g = iter([1])\nfor i in range(5000): g = (x for x in g)\nlist(g)')
    expect(error).toMatch(/^RecursionError/)
  })
})

test('output is capped', () => {
  expect(failure('while True: print("x" * 100)', { limits: { outputCharacters: 10_000 } })).toMatchObject({ code: 'LIMIT_EXCEEDED', details: { limit: 'output' } })
})

test('the deadline is looked at in any loop, and no except block catches it', () => {
  let looks = 0
  const checkDeadline = () => {
    looks += 1
    if (looks > 3) throw new NaturalCadError('DEADLINE_EXCEEDED', 'too late')
  }
  const source = 'while True:\n    try:\n        x = 1\n    except Exception:\n        pass\n    finally:\n        x = 2'
  expect(failure(source, { checkDeadline })).toMatchObject({ code: 'DEADLINE_EXCEEDED' })
})

test('complex numbers are named as unsupported', () => {
  for (const source of ['(-8) ** (1 / 3)', '(-8.0) ** 0.5', 'complex(1, 2)', 'x = 3j']) expect(failure(source)).toMatchObject({ code: 'UNSUPPORTED_API', details: { api: 'complex' } })
})
