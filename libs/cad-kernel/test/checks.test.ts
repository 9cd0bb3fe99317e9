import type { CheckId, CheckStatus, Expectations } from '@naturalcad/contracts/part'
import {
  checkStepReadBack,
  cut,
  extrude,
  fillet,
  filletFace,
  frameAt,
  fuse,
  hollow,
  loadKernel,
  makeBox,
  makeCompound,
  makeCylinder,
  makeFace,
  makeLine,
  makePolyline,
  makeSphere,
  measureShape,
  proveSolid,
  proveSketch,
  provePath,
  reversed,
  subShapes,
  surfaceAtShares,
  translated,
  volumeOf,
  worldFrame,
  writeStep,
  boundingBox,
  type Proof,
  type Shape,
} from '@naturalcad/cad-kernel'
import { describe, expect, test } from 'vitest'
import { circle, perforated, rectangle } from './support/profiles.ts'
import { errorOf } from './support/thrown.ts'

const kernel = await loadKernel()
const statuses = ({ checks }: Proof) => Object.fromEntries(checks.map(({ id, status }) => [id, status])) as Record<CheckId, CheckStatus>
const roundedRectangle = (width: number, height: number, radius: number, z = 0) => {
  const face = makeFace(rectangle(kernel, width, height, z))
  return filletFace(face, subShapes(face, 'vertex'), radius)
}
const topOf = (shape: Shape) => subShapes(shape, 'face').find((face) => surfaceAtShares(face).normal[2] > 0.9 && boundingBox(face).min[2] > 1)!

const golden: Readonly<Record<string, { make: () => Shape; expectations: Expectations }>> = {
  'cube of 40 with fillets of 2 and a hole of 10': {
    make: () => {
      const cube = makeBox(kernel, frameAt([-20, -20, -20], [0, 0, 1]), 40, 40, 40)
      return cut(fillet(cube, subShapes(cube, 'edge'), 2), [makeCylinder(kernel, frameAt([0, 0, -30], [0, 0, 1]), 5, 60)])
    },
    expectations: { volume: 60_457.085694399284, size: [40, 40, 40], genus: 1, solids: 1 },
  },
  'plate with 100 holes': {
    make: () => extrude(perforated(kernel, 200, 10, 4), [0, 0, 10]),
    expectations: { volume: 349_734.5175425633, size: [200, 200, 10], genus: 100, solids: 1 },
  },
  'shelled box': {
    make: () => {
      const block = extrude(roundedRectangle(80, 60, 5), [0, 0, 40])
      return hollow(block, [topOf(block)], -2)
    },
    expectations: { volume: 29_707.167966062, size: [80, 60, 40], genus: 0, solids: 1 },
  },
  'lid with a lip': {
    make: () => {
      const lip = cut(extrude(roundedRectangle(75.6, 55.6, 2.8, 3), [0, 0, 4]), [extrude(roundedRectangle(71.6, 51.6, 0.8, 3), [0, 0, 4])])
      return fuse(extrude(roundedRectangle(80, 60, 5), [0, 0, 3]), [lip])
    },
    expectations: { volume: 16_346.097317443, size: [80, 60, 7], genus: 0, solids: 1 },
  },
}

describe('solids', () => {
  test.each(Object.entries(golden))('passes every check: %s', (_, { make, expectations }) => {
    const proof = proveSolid(make(), { expectations })
    expect(proof.checks.filter(({ status }) => status !== 'passed')).toEqual([])
    expect(proof.measures.genus).toBe(expectations.genus)
    expect(proof.measures.triangles).toBe(proof.mesh.triangles.length / 3)
  })

  test('checks nothing without an expectation, but still proves the shape', () => {
    expect(statuses(proveSolid(makeSphere(kernel, worldFrame, 5)))).toEqual({
      'shape-valid': 'passed',
      volume: 'not-checked',
      'bounding-box': 'not-checked',
      solids: 'not-checked',
      'mesh-closed': 'passed',
      genus: 'not-checked',
      'mesh-volume': 'passed',
      'step-read-back': 'passed',
    })
  })

  test.each<[Expectations, CheckId]>([
    [{ volume: 6000.001 }, 'volume'],
    [{ size: [10, 20, 30.00001] }, 'bounding-box'],
    [{ genus: 1 }, 'genus'],
    [{ solids: 2 }, 'solids'],
  ])('fails the one check that %j contradicts, with both figures', (expectations, id) => {
    const { checks } = proveSolid(makeBox(kernel, worldFrame, 10, 20, 30), { expectations })
    const failed = checks.filter(({ status }) => status === 'failed')
    expect(failed.map((check) => check.id)).toEqual([id])
    expect(failed[0]).toHaveProperty('expected')
    expect(failed[0]).toHaveProperty('actual')
  })

  test('fails a profile that crosses itself', () => {
    const crossed = extrude(makeFace(makePolyline(kernel, [[0, 0, 0], [10, 10, 0], [10, 0, 0], [0, 10, 0]], { closed: true })), [0, 0, 5])
    expect(statuses(proveSolid(crossed))).toMatchObject({ 'shape-valid': 'failed', 'mesh-closed': 'failed', genus: 'failed' })
  })

  test('fails a solid that is inside out', () => {
    expect(statuses(proveSolid(reversed(makeBox(kernel, worldFrame, 1, 1, 1))))).toMatchObject({ volume: 'failed' })
  })

  test('proves solids that touch, one by one', () => {
    const box = makeBox(kernel, worldFrame, 1, 1, 1)
    const proof = proveSolid(makeCompound(kernel, [box, translated(box, [1, 0, 0])]), { expectations: { solids: 2, genus: 0, volume: 2 } })
    expect(proof.checks.filter(({ status }) => status === 'failed')).toEqual([])
  })

  test('fails a STEP file of another shape, and one that cannot be read', () => {
    const measures = measureShape(makeBox(kernel, worldFrame, 1, 1, 1), 'solid')
    expect(checkStepReadBack(kernel, writeStep([{ shape: makeBox(kernel, worldFrame, 1, 1, 1.000001) }]), measures).status).toBe('failed')
    expect(checkStepReadBack(kernel, new TextEncoder().encode('broken'), measures)).toMatchObject({ status: 'failed', message: expect.stringContaining('cannot be read back') })
  })

  test('refuses nothing at all', () => {
    const box = makeBox(kernel, worldFrame, 1, 1, 1)
    expect(errorOf(() => proveSolid(cut(box, [box]))).message).toContain('empty')
  })
})

describe('sketches', () => {
  const sketch = makeFace(rectangle(kernel, 20, 20), [circle(kernel, 4)])

  test('passes area, holes and extents', () => {
    const proof = proveSketch(sketch, { expectations: { area: 400 - 16 * Math.PI, innerWires: 1, size: [20, 20, 0] } })
    expect(proof.checks.filter(({ status }) => status !== 'passed')).toEqual([])
    expect(proof.measures).toMatchObject({ kind: 'sketch', volume: 0, faces: 1, solids: 0 })
  })

  test('fails wrong area and holes', () => {
    expect(statuses(proveSketch(sketch, { expectations: { area: 400, innerWires: 2 } }))).toMatchObject({ area: 'failed', 'inner-wires': 'failed', 'sketch-closed': 'passed' })
  })

  test('fails lines without a face', () => {
    expect(statuses(proveSketch(rectangle(kernel, 1, 1)))).toMatchObject({ 'sketch-closed': 'failed', area: 'failed' })
  })
})

describe('paths', () => {
  test('passes a connected path of the expected length', () => {
    const proof = provePath(makePolyline(kernel, [[0, 0, 0], [3, 0, 0], [3, 4, 0]]), { expectations: { length: 7, size: [3, 4, 0] } })
    expect(proof.checks.filter(({ status }) => status !== 'passed')).toEqual([])
    expect(proof.measures).toMatchObject({ kind: 'path', length: 7 })
  })

  test('fails a path in two pieces', () => {
    const pieces = makeCompound(kernel, [makeLine(kernel, [0, 0, 0], [1, 0, 0]), makeLine(kernel, [5, 0, 0], [6, 0, 0])])
    const { checks } = provePath(pieces, { expectations: { length: 3 } })
    expect(checks.filter(({ status }) => status === 'failed').map(({ id }) => id)).toEqual(['path-connected', 'length'])
    expect(volumeOf(pieces)).toBe(0)
  })
})
