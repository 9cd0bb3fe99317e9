import { createLocalEngine, type LocalEngine } from '@naturalcad/cad-engine'
import { fileNameByKind, formatsByOutputType, NaturalCadError, type PartResult } from '@naturalcad/contracts'
import { examples, refusedExamples } from '@naturalcad/example-prompts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectMeasures } from './support/expect-measures.ts'

let engine: LocalEngine
beforeAll(() => {
  engine = createLocalEngine()
})
afterAll(() => engine.close())

const textOf = async (result: PartResult, name: string): Promise<string> => new Response(await engine.openArtifact(result.job_id, name)).text()

describe('an example prompt becomes a part', () => {
  test.each(examples)('$prompt', async ({ prompt, mode, output_type, family, expected }) => {
    const result = await engine.make({ prompt, mode, output_type })
    expect(result).toMatchObject({ success: true, partial: false })
    expectMeasures(result, expected)
    expect(result.report.checks.filter(({ status }) => status !== 'passed')).toEqual([])
    expect(await engine.findRun(result.job_id)).toMatchObject({ geometry_family: family })
    const files = result.manifest.files.map(({ name }) => name)
    expect(files).toEqual([...formatsByOutputType[output_type], 'script', 'report'].map((kind) => fileNameByKind[kind as keyof typeof fileNameByKind]))
  })

  test('the heavy bracket has a 90 and an 8, and four bolt holes', async () => {
    const { report } = await engine.make({ prompt: 'Heavy steel bracket with 4 bolt holes, 90 mm wide, 8 mm thick', formats: ['step'] })
    expect(report.measures).toMatchObject({ genus: 4, solids: 1, facesByType: { cylinder: 4, plane: 6 } })
    expect(report.measures.boundingBox.size).toEqual(expect.arrayContaining([expect.closeTo(90, 9), expect.closeTo(8, 9)]))
  })

  test('a label is drawn, and leaves the shape alone', async () => {
    const plain = { prompt: 'Steel mounting plate 180x90 mm with four 12 mm corner holes', output_type: '2d_vector' } as const
    const labeled = await engine.make({ ...plain, prompt: `${plain.prompt} and center label` })
    expect(labeled.report.measures).toEqual((await engine.make(plain)).report.measures)
    expect(await textOf(labeled, 'part.svg')).toMatch(/<text[^>]*>180 x 90<\/text>/)
    expect(await textOf(labeled, 'part.dxf')).toMatch(/^ *1\r?\n180 x 90\r?$/m)
  })
})

describe('an example prompt beyond reach', () => {
  test.each(refusedExamples)('$prompt is refused, with the words', async ({ prompt, output_type, code, words }) => {
    const refusal: unknown = await engine.make({ prompt, output_type }).catch((error: unknown) => error)
    if (!NaturalCadError.is(refusal)) throw new Error(`not refused: ${JSON.stringify(refusal)}`)
    expect(refusal.code).toBe(code)
    expect(refusal.details[code === 'CONTRADICTION' ? 'facts' : 'leftover']).toEqual(expect.arrayContaining([...words]))
    expect(refusal.remedy).toBeTruthy()
  })
})
