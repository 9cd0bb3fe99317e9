import { createLocalEngine, type LocalEngine } from '@naturalcad/cad-engine'
import { NaturalCadError } from '@naturalcad/contracts'
import { beyondReach, generatePrompts } from '@naturalcad/example-prompts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectMeasures } from './support/expect-measures.ts'

const seed = 20_261_127

let engine: LocalEngine
beforeAll(() => {
  engine = createLocalEngine()
})
afterAll(() => engine.close())

describe(`prompts from seed ${seed}`, () => {
  test.each(generatePrompts(seed, 300))('$kind: $prompt', async ({ prompt, output_type, expected }) => {
    const isFlat = output_type === '2d_vector' || output_type === '1d_path'
    const result = await engine.make({ prompt, output_type, formats: [isFlat ? 'svg' : 'stl'] })
    expect(result).toMatchObject({ success: true, partial: false })
    expectMeasures(result, expected)
  })
})

describe('a prompt beyond reach is refused, or says what it left over', () => {
  test.each(beyondReach)('%s', async (prompt) => {
    const outcome = await engine.make({ prompt, formats: ['step'] }).catch((error: unknown) => error)
    if (!NaturalCadError.is(outcome)) expect(outcome).toMatchObject({ partial: true })
    else expect(outcome.code).toBe('NOT_UNDERSTOOD')
  })
})
