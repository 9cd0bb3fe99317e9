import { validateBytes } from 'gltf-validator'
import loadImporter from 'occt-import-js'
import { describe, expect, test } from 'vitest'
import { makeExamples } from './support/make-examples.ts'
import { meshSums } from './support/mesh-sums.ts'

const parts = await makeExamples()
const importer = await loadImporter()

const readStep = (file: Uint8Array) =>
  importer.ReadStepFile(file, { linearDeflectionType: 'absolute_value', linearDeflection: 0.05, angularDeflection: 0.1 })

describe('STEP is read by another build of OCCT', () => {
  test.each(parts)('$prompt', ({ files, expected }) => {
    const { success, meshes } = readStep(files.get('step') ?? new Uint8Array())
    expect(success).toBe(true)
    const sums = meshes.map(({ attributes, index }) => meshSums(attributes.position.array, index.array))
    const total = (of: 'volume' | 'area') => sums.reduce((sum, next) => sum + next[of], 0)
    if (expected.volume !== undefined) expect(Math.abs(total('volume') / expected.volume - 1)).toBeLessThan(0.005)
    else if (expected.area !== undefined) expect(Math.abs(total('area') / expected.area - 1)).toBeLessThan(0.005)
    else expect(meshes.flatMap(({ index }) => index.array)).toEqual([])
  })
})

describe('GLB has no error and no warning', () => {
  test.each(parts.filter(({ files }) => files.has('glb')))('$prompt', async ({ files }) => {
    const { issues } = await validateBytes(files.get('glb') ?? new Uint8Array())
    expect(issues).toMatchObject({ numErrors: 0, numWarnings: 0 })
  })
})
