import { createGuard } from '@naturalcad/code-guard'
import { expect, test } from 'vitest'

const guard = createGuard()
const codes = (source: string): string[] => guard.check(`${source}\nresult = 1\n`).findings.map(({ ruleId, snippet }) => `${ruleId} ${snippet}`)

test.each<[string, string, string[]]>([
  ['a function does not see the names of its class', 'class A:\n    n = 1\n    def f(self):\n        return n', ['NAM01 n']],
  ['a comprehension does not see the names of its class', 'class A:\n    n = 1\n    xs = [n for _ in [1]]', ['NAM01 n']],
  ['but its first iterable does', 'class A:\n    ns = [1]\n    xs = [n for n in ns]', []],
  ['a comprehension keeps its variable', 'xs = [i for i in [1]]\ny = i', ['NAM01 i']],
  ['a walrus in it does not', 'xs = [(j := i) for i in [1]]\ny = j', []],
  ['a default is evaluated outside of the function', 'def f(a=b):\n    b = 1\n    return b', ['NAM01 b']],
  ['an annotation as well', 'def f(a: b) -> c:\n    b = c = 1\n    return b', ['NAM01 b', 'NAM01 c']],
  ['a lambda has parameters of its own', 'f = lambda a, *b, c=1, **d: (a, b, c, d)\nx = a', ['NAM01 a']],
  ['except-as, with-as, match and for bind', 'try:\n    x = 1\nexcept ValueError as e:\n    print(e)\nfor i, (j, *k) in []:\n    print(i, j, k)\nmatch [1]:\n    case [a, *b] | {"a": a, **b}:\n        pass\n'.replace(' | {"a": a, **b}', '') + 'print(a, b)', []],
  ['global binds at module level', 'def f():\n    global g\n    g = 1\nprint(g)', []],
  ['nonlocal binds further out', 'def f():\n    x = 0\n    def g():\n        nonlocal x\n        x = 1\n    g()\n    return x', []],
  ['a nested function sees its surroundings', 'def f(a):\n    def g():\n        return a + b\n    b = 1\n    return g', []],
  ['a name in a function is its own even if a built-in has it', 'def f():\n    input = 1\n    return input', []],
  ['in a class the built-in is met first', 'class A:\n    y = input\n    input = 1', ['NAM01 input']],
  ['self is the first parameter only', 'class A:\n    def f(me, other):\n        me._a = 1\n        return other._a', ['ATT02 _a']],
  ['also inside a lambda', 'class A:\n    def f(self):\n        self._a = 1\n        return lambda: self._a', []],
  ['not of a static method', 'class A:\n    _a = 1\n    @staticmethod\n    def f(self):\n        return self._a', ['ATT02 _a']],
  ['not when it is bound again', 'class A:\n    _a = 1\n    def f(self):\n        self = 1\n        return self._a', ['ATT02 _a']],
])('%s', (_title, source, expected) => {
  expect(codes(source)).toEqual(expected)
})
