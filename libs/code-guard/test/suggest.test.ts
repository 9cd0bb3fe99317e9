import { createGuard } from '@naturalcad/code-guard'
import { expect, test } from 'vitest'

const guard = createGuard()
const hintFor = (code: string): string | undefined => guard.check(`from build123d import *\n${code}\nresult = 1\n`).findings[0]?.hint

test.each([
  ['Cylnder(1, 2)', 'Did you mean `Cylinder`?'],
  ['cylinder(1, 2)', 'Did you mean `Cylinder`?'],
  ['Cyilnder(1, 2)', 'Did you mean `Cylinder`?'],
  ['Rectanglerounded(1, 2, 3)', 'Did you mean `RectangleRounded`?'],
  ['Box(1, 1, 1).filterby(1)', 'Did you mean `filter_by`?'],
  ['lenght = 3\nx = length', 'Did you mean `lenght`?'],
  ['from math import squrt', 'Did you mean `sqrt`?'],
  ['from build123d import Bxo', 'Did you mean `Box`?'],
  ['import maths', 'Did you mean `math`?'],
  ['x = pi', 'Import it: `from math import pi`.'],
  ['x = math.pi', 'Import it: `import math`.'],
  ['x: Optional[int] = None', 'Import it: `from typing import Optional`.'],
  ['quite_another_thing(1)', 'Define it first, or use a name of the library.'],
])('%j: %s', (code, hint) => {
  expect(hintFor(code)).toBe(hint)
})

test('a name of the library without its import is told so', () => {
  expect(guard.check('result = Box(1, 1, 1)\n').findings[0]?.hint).toBe('Import it: `from build123d import *`.')
})
