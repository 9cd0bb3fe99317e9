import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { loadKernel, type Kernel } from '@naturalcad/cad-kernel'
import { beforeAll, describe, expect, test } from 'vitest'
import { differences, isClose, measureScript, type Measured } from './run-script-file.ts'

const folder = join(import.meta.dirname, '../scripts')
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<string, Measured>
const scripts = globSync('*.py', { cwd: folder }).toSorted()

/** Faces come in another order: build123d takes it from scipy's hull, or from operations that this kernel has to replace by others. */
const otherFaceOrder = new Set([
  'bottle-revolve',
  'extrude-variants',
  'hull-section-thicken',
  'placed-builders',
  'primitives',
  'sketch-sums',
  'solid-methods',
  'spring-and-hull',
  'wedge-and-triangle-supports',
])

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
    const sorted = (centers: number[][]) => centers.map((center) => center.map((value) => Math.round(value * 1e4) / 1e4 + 0).join(' ')).toSorted()
    if (recorded.faces <= 30) expect(sorted(measured.faceCenters)).toEqual(sorted(recorded.faceCenters))
    if (!otherFaceOrder.has(name)) expect(isClose(measured.faceCenters, recorded.faceCenters, 1e-4)).toBe(true)
  })
})
