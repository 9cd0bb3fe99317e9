import { makeShape } from '@naturalcad/build123d-interpreter'
import { loadKernel, volumeOf, type Kernel } from '@naturalcad/cad-kernel'
import { build123dOpenPolicy, createGuard } from '@naturalcad/code-guard'
import { beforeAll, expect, test } from 'vitest'

let kernel: Kernel
beforeAll(async () => {
  kernel = await loadKernel()
})
const guard = createGuard({ policy: build123dOpenPolicy })

function volumeAndName(source: string) {
  const { script } = guard.check(`from build123d import *\n${source}`)
  if (script === undefined) throw new Error('the guard refuses the script')
  return kernel.scoped(() => {
    const { shape, name } = makeShape({ kernel, script, resultNames: ['result', 'part'] })
    return [Math.round(volumeOf(shape)), name]
  })
}

test('the first of the agreed names wins, then the only builder, then the only shape', () => {
  expect(volumeAndName('part = Box(1, 1, 2)\nresult = Box(1, 1, 3)')).toEqual([3, 'result'])
  expect(volumeAndName('part = Box(1, 1, 2)\nother = Box(1, 1, 3)')).toEqual([2, 'part'])
  expect(volumeAndName('step = Box(9, 9, 9)\nwith BuildPart() as block:\n    Box(1, 1, 4)')).toEqual([4, 'block'])
  expect(volumeAndName('size = 5\nbar = Box(1, 1, size)')).toEqual([5, 'bar'])
})

test.each([
  ['a = Box(1, 1, 1)\nb = Box(2, 2, 2)', 'a, b could each be its result'],
  ['with BuildPart() as a:\n    Box(1, 1, 1)\nwith BuildPart() as b:\n    Box(1, 1, 1)', 'a, b could each be its result'],
  ['size = 7', 'no other shape'],
])('%j leaves it open', (source, text) => {
  expect(() => volumeAndName(source)).toThrow(expect.objectContaining({ code: 'SCRIPT_FAILED', message: expect.stringContaining(text) }))
})
