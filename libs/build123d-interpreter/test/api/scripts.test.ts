import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { loadKernel, type Kernel } from '@naturalcad/cad-kernel'
import { beforeAll, describe, expect, test } from 'vitest'
import { differences, isClose, measureScript, type Measured } from './run-script-file.ts'

const folder = join(import.meta.dirname, '../scripts')
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<string, Measured>
const scripts = globSync('*.py', { cwd: folder }).toSorted()

/**
 * Faces come in another order: build123d takes it from scipy's hull, or from operations that this kernel has to replace by others (tapers,
 * offsets, wedges, cones, thickening), or an outline begins at another of its edges.
 */
const otherFaceOrder = new Set([
  'bottle-revolve',
  'cylinder-name-args',
  'draft-pocket-taper',
  'extrude-face-of-part',
  'extrude-taper',
  'extrude-until-next',
  'extrude-variants',
  'gear-housing',
  'gear-plate',
  'helical-thread-approx',
  'hull-section-thicken',
  'multi-face-shell-fillet',
  'offset-2d',
  'offset-sketch-holes',
  'pipe-flange',
  'placed-builders',
  'primitives',
  'section-thicken',
  'sketch-sums',
  'solid-makers',
  'solid-methods',
  'spring-and-hull',
  'spring-clip-offset-wire',
  'threepoint-plane-sketch',
  'trace',
  'wedge-and-triangle-supports',
])

/** Round faces begin elsewhere on their circle, so that the middle of their range lies elsewhere too. */
const otherSeams = new Set(['draft-pocket-taper', 'helical-thread-approx', 'offset-sketch-holes'])

/** The points of `actual` that have no partner of their own in `wanted`. */
function unmatched(actual: readonly number[][], wanted: readonly number[][]): number[][] {
  const left = [...wanted]
  return actual.filter((point) => {
    const found = left.findIndex((other) => isClose(point, other, 1e-4))
    if (found >= 0) left.splice(found, 1)
    return found < 0
  })
}

let kernel: Kernel

beforeAll(async () => {
  kernel = await loadKernel()
})

describe('scripts give what real build123d 0.13.0 gave', () => {
  test('every script has a recorded answer', () => {
    expect(scripts.map((file) => basename(file, '.py')).toSorted()).toEqual(Object.keys(expected).toSorted())
    expect(Object.values(expected).filter((answer) => 'error' in answer)).toEqual([])
  })

  test.each(scripts)('%s', (file) => {
    const name = basename(file, '.py')
    const recorded = expected[name]!
    const measured = kernel.scoped(() => measureScript(kernel, readFileSync(join(folder, file), 'utf8')))
    expect(differences(measured, recorded)).toEqual({})
    if (recorded.faces <= 30 && !otherSeams.has(name)) expect(unmatched(measured.faceCenters, recorded.faceCenters)).toEqual([])
    if (!otherFaceOrder.has(name)) expect(isClose(measured.faceCenters, recorded.faceCenters, 1e-4)).toBe(true)
  })
})
