import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse, toCanonical, walk } from '@naturalcad/python-ast'

const PIECES = ['(', ')', '[', ']', '{', '}', '"', "'", '"""', 'f"', '\\', '\n', '\n    ', ' ', ':', ';', ',', '=', '.', '*', '@', '#', '0', '1', 'a', 'b', 'if', 'else', 'for', 'in']
  .concat(['def', 'class', 'match', 'case', 'with', 'as', 'lambda', 'not', 'import', 'from', 'try', 'except', '!', '\t', '\r\n', 'é', '\ud800', '\0'])

test.each([
  ['any characters', fc.string({ unit: 'binary', maxLength: 200 })],
  ['any pieces of Python', fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''))],
])('%s give a tree or a problem that lies in the text', (_, texts) => {
  fc.assert(
    fc.property(texts, (text) => {
      const result = parse(text)
      const ranges = result.ok ? [...walk(result.module)].map(({ range }) => range) : result.problems.map(({ range }) => range)
      expect(ranges.length).toBeGreaterThan(0)
      for (const { start, end } of ranges) expect(0 <= start && start <= end && end <= text.length).toBe(true)
      if (!result.ok) return
      const { text: canonical } = toCanonical(result)
      const again = parse(canonical)
      expect(again.ok && toCanonical(again).text).toBe(canonical)
    }),
    { seed: 20, numRuns: 3000 },
  )
})
