import {
  chamfer,
  countSubShapes,
  extrude,
  fillet,
  loadKernel,
  makeBox,
  makeCompound,
  makeCylinder,
  makeFace,
  makeHelix,
  makePolyline,
  makeSphere,
  readBrep,
  readStep,
  stepName,
  subShapes,
  sweep,
  translated,
  volumeOf,
  worldFrame,
  writeBrep,
  writeStep,
  type Shape,
} from '@naturalcad/cad-kernel'
import { meshVolume } from '@naturalcad/mesh'
import loadImporter from 'occt-import-js'
import { expect, test } from 'vitest'
import { perforated } from './support/profiles.ts'
import { errorOf } from './support/thrown.ts'

const kernel = await loadKernel()
const box = makeBox(kernel, worldFrame, 10, 20, 30)
const text = (file: Uint8Array) => new TextDecoder('latin1').decode(file)

const shapes: Readonly<Record<string, Shape>> = {
  box,
  'perforated plate': extrude(perforated(kernel, 60, 2, 5), [0, 0, 4]),
  'rounded box': fillet(box, subShapes(box, 'edge'), 2),
  'bevelled box': chamfer(box, subShapes(box, 'edge'), 2),
  thread: sweep(makeFace(makePolyline(kernel, [[4, 0, -0.5], [5, 0, 0], [4, 0, 0.5]], { closed: true })), makeHelix(kernel, worldFrame, { pitch: 2, height: 6, radius: 5 }), { frenet: true }),
  'two cylinders': makeCompound(kernel, [makeCylinder(kernel, worldFrame, 2, 5), translated(makeCylinder(kernel, worldFrame, 2, 5), [10, 0, 0])]),
}

test.each(Object.entries(shapes))('reads back what it wrote: %s', (_, shape) => {
  const read = readStep(kernel, writeStep([{ shape }]))
  expect(volumeOf(read) / volumeOf(shape)).toBeCloseTo(1, 9)
  for (const type of ['solid', 'face'] as const) expect(countSubShapes(read, type)).toBe(countSubShapes(shape, type))
})

const importer = await loadImporter()

test.each(Object.entries(shapes))('is read by another build of OCCT: %s', (_, shape) => {
  const { success, meshes } = importer.ReadStepFile(writeStep([{ shape }]), { linearDeflectionType: 'absolute_value', linearDeflection: 0.001, angularDeflection: 0.02 })
  expect(success).toBe(true)
  const volume = meshes.reduce(
    (sum, { attributes, index }) =>
      sum + meshVolume({ positions: Float64Array.from(attributes.position.array), triangles: Uint32Array.from(index.array) }),
    0,
  )
  expect(Math.abs(volume / volumeOf(shape) - 1)).toBeLessThan(5e-4)
})

test('writes the same bytes twice, from shapes made twice, in two instances', async () => {
  const make = (instance: typeof kernel) => {
    const solid = makeBox(instance, worldFrame, 10, 20, 30)
    return writeStep([{ shape: fillet(solid, subShapes(solid, 'edge'), 2), name: 'a' }, { shape: makeSphere(instance, worldFrame, 3), name: 'b' }])
  }
  const first = make(kernel)
  expect(text(make(kernel))).toBe(text(first))
  expect(text(make(await loadKernel()))).toBe(text(first))
})

test('carries names, fixed header, millimetres and no clock', () => {
  const file = text(writeStep([{ shape: box, name: 'Bracket 2' }]))
  expect(file).toContain("PRODUCT('Bracket 2','Bracket 2'")
  expect(file).toContain("FILE_NAME('part.step','1970-01-01T00:00:00'")
  expect(file).toContain('SI_UNIT(.MILLI.,.METRE.)')
  expect(file).toContain('AP242')
  expect(file.replaceAll('1970-01-01T00:00:00', '')).not.toMatch(/\d{4}-\d\d-\d\dT/)
})

test('takes a file name and a time for the header', () => {
  const file = text(writeStep([{ shape: box }], { fileName: "o'clock.step", timestamp: new Date(Date.UTC(2026, 0, 2, 3, 4, 5)) }))
  expect(file).toContain("FILE_NAME('o_clock.step','2026-01-02T03:04:05'")
})

test.each([
  ['Tëst Blöck', 'Test Block'],
  ["x'); DROP", 'x___ DROP'],
  ['部品', '__'],
  ['', 'part'],
  ['   ', 'part'],
  ['a'.repeat(100), 'a'.repeat(64)],
])('makes of the name %j a safe one', (name, safe) => {
  expect(stepName(name)).toBe(safe)
  expect(countSubShapes(readStep(kernel, writeStep([{ shape: box, name }])), 'solid')).toBe(1)
})

test.each(['', 'hello', 'ISO-10303-21;\nHEADER;\nENDSEC;\nDATA;\nENDSEC;\nEND-ISO-10303-21;'])('refuses to read %j', (file) => {
  expect(errorOf(() => readStep(kernel, new TextEncoder().encode(file))).code).toBe('INVALID_REQUEST')
  expect(kernel.isBroken).toBe(false)
})

test('refuses to write nothing', () => {
  expect(errorOf(() => writeStep([])).code).toBe('SCRIPT_FAILED')
  expect(errorOf(() => writeStep([{ shape: makeCompound(kernel, []) }])).message).toContain('empty')
})

test('moves a shape between instances as BREP text', async () => {
  const other = await loadKernel()
  const read = readBrep(other, writeBrep(shapes['rounded box']!))
  expect(volumeOf(read)).toBeCloseTo(volumeOf(shapes['rounded box']!), 9)
  expect(errorOf(() => readBrep(kernel, 'nonsense')).code).toBe('SCRIPT_FAILED')
})
